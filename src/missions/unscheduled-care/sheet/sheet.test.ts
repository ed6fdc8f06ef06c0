import { describe, expect, test } from "vitest";
import { aRequest } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import type { CallSheet } from "../triage/call-sheet.ts";
import { defaultSheet } from "../triage/default-sheet.ts";

const server = await aServer();

async function aTeam() {
  const { cptsId, slug } = await aCptsWith(server);
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }], familyName: "Roux" });
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  return { cptsId, slug, coordinator, nurse, at: `/api/c/${slug}/unscheduled-care` };
}

const withoutConvulsions = (): CallSheet => ({
  ...defaultSheet,
  questions: defaultSheet.questions.filter(({ code }) => code !== "convulsions"),
});

describe("the call sheet", () => {
  test("a new CPTS starts from the one proposed, which says that it is to be read over; two first readers make one", async () => {
    const { at, nurse, coordinator } = await aTeam();
    const [one, two] = await Promise.all([
      nurse.call("GET", `${at}/sheet`),
      coordinator.call("GET", `${at}/sheet`),
    ]);
    expect(one.body.sheet.id).toBe(two.body.sheet.id);
    expect(one.body.sheet).toMatchObject({
      version: 1,
      state: "published",
      content: { note: expect.stringContaining("à valider par les médecins") },
    });
    expect(one.body.levels.map(({ code }: { code: string }) => code)).toEqual([
      "ROUGE",
      "ORANGE",
      "JAUNE",
      "VERT",
    ]);
  });

  test("is edited as a draft, compared, published; requests keep the version they were begun on", async () => {
    const { at, slug, nurse, coordinator } = await aTeam();
    const before = await aRequest(nurse, slug, { draft: true });
    const saved = await coordinator.call("PUT", `${at}/sheet-draft`, {
      content: withoutConvulsions(),
      readAt: null,
    });
    expect(saved.body).toMatchObject({
      problems: [],
      changes: [{ change: "removed", sentence: "Signe de gravité retiré : convulsions." }],
    });
    expect((await nurse.call("GET", `${at}/sheet`)).body.sheet.version).toBe(1);
    expect((await coordinator.call("POST", `${at}/sheet-draft/publish`)).body).toMatchObject({
      version: 2,
      state: "published",
    });
    expect((await coordinator.call("GET", `${at}/sheet-draft`)).body.draft).toBeNull();
    const history = await coordinator.call("GET", `${at}/sheets`);
    expect(history.body.items).toMatchObject([
      { version: 2, state: "published", byLabel: "Camille Roux", requests: 0 },
      { version: 1, state: "retired", byLabel: "Maillage", requests: 1 },
    ]);
    const old = await nurse.call("PATCH", `${at}/requests/${before.id}`, {
      version: before.version,
      answers: { convulsions: true },
    });
    expect(old.body).toMatchObject({ status: "urgent", redFlags: [{ code: "convulsions" }] });
    const fresh = await nurse.call("POST", `${at}/requests`, { answers: { convulsions: true } });
    expect(fresh.body.errors[0].field).toBe("answers.convulsions");
    const changes = (id: string) => nurse.call("GET", `${at}/sheets/${id}/changes`);
    expect((await changes(history.body.items[0].id)).body.items).toMatchObject([
      { code: "convulsions", change: "removed" },
    ]);
    expect((await changes(history.body.items[1].id)).body.items).toEqual([]);
    const first = history.body.items[1].id;
    expect((await nurse.call("GET", `${at}/sheets/${first}`)).body.content.questions).toHaveLength(
      defaultSheet.questions.length,
    );
  });

  test("may be saved incomplete, is not published so, and says why in French", async () => {
    const { at, coordinator } = await aTeam();
    const bad: CallSheet = { ...defaultSheet, questions: defaultSheet.questions.slice(-1), rules: [] };
    const saved = await coordinator.call("PUT", `${at}/sheet-draft`, { content: bad, readAt: null });
    expect(saved.body.problems).toEqual([
      { where: "questions", why: "La fiche doit commencer par au moins un signe de gravité." },
    ]);
    expect(await coordinator.call("POST", `${at}/sheet-draft/publish`)).toMatchObject({
      status: 422,
      body: { code: "unscheduled-care.sheet-incomplete", errors: [{ field: "questions" }] },
    });
    expect((await coordinator.call("DELETE", `${at}/sheet-draft`)).status).toBe(204);
    expect((await coordinator.call("POST", `${at}/sheet-draft/publish`)).status).toBe(404);
  });

  test("two editors: the second is told; a nurse reads it and does not edit it", async () => {
    const { at, coordinator, nurse } = await aTeam();
    const first = await coordinator.call("PUT", `${at}/sheet-draft`, { content: defaultSheet, readAt: null });
    const readAt = first.body.draft.updatedAt;
    expect(
      (await coordinator.call("PUT", `${at}/sheet-draft`, { content: withoutConvulsions(), readAt })).status,
    ).toBe(200);
    const late = await coordinator.call("PUT", `${at}/sheet-draft`, { content: defaultSheet, readAt });
    expect(late).toMatchObject({ status: 409, body: { code: "unscheduled-care.sheet-changed-elsewhere" } });
    expect(
      (await nurse.call("PUT", `${at}/sheet-draft`, { content: defaultSheet, readAt: null })).status,
    ).toBe(403);
    expect((await nurse.call("GET", `${at}/sheet-draft`)).status).toBe(403);
    const nul = { ...defaultSheet, questions: [{ ...defaultSheet.questions[0]!, code: "a\u0000b" }] };
    expect((await coordinator.call("PUT", `${at}/sheet-draft`, { content: nul, readAt: null })).status).toBe(
      422,
    );
  });
});
