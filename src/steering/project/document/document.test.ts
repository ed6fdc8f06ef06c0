import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, type TestPerson } from "../../../../tools/testing/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import { readFrozen } from "./read-frozen.ts";

const server = await aServer();

async function aProject() {
  const cpts = await aCptsWith(server, { gps: 2, name: "CPTS des Deux Rives" });
  const coordinator = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
  const api = `/api/c/${cpts.slug}/project`;
  const write = (person: TestPerson, key: string, body: string, revision: number) =>
    person.call("PUT", `${api}/documents/letter/texts/${key}`, { body, revision });
  return { ...cpts, coordinator, api, write };
}

const KEY = "method.method";

describe("a text of a living document", () => {
  test("is saved over the revision that was read; who saves second gets the other's text, and nothing is overwritten", async () => {
    const { cptsId, coordinator, api, write } = await aProject();
    const other = await aPerson(server, { roles: [{ cptsId, role: "administrator" }] });
    expect((await write(coordinator, KEY, "Premier jet ", 0)).body).toMatchObject({
      revision: 1,
      body: "Premier jet ",
    });
    expect((await write(other, KEY, "Le texte de l’autre", 1)).body.revision).toBe(2);
    const late = await write(coordinator, KEY, "Premier jet, complété", 1);
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: "project.text-changed",
        current: { body: "Le texte de l’autre", revision: 2, writtenByLabel: expect.any(String) },
      },
    });
    expect(late.body.current.writtenAt).toMatch(/^2026-11-23T/);
    // The answer of a save was lost: the same text again is already there.
    expect(await write(other, KEY, "Le texte de l’autre", 1)).toMatchObject({
      status: 200,
      body: { revision: 2 },
    });
    const { items } = (await coordinator.call("GET", `${api}/documents/letter/texts/${KEY}/versions`)).body;
    expect(items.map((one: { body: string }) => one.body)).toEqual(["Le texte de l’autre", "Premier jet "]);
  });

  test("typed in one go is one version; what is cut away is kept as one of its own, and can be put back", async () => {
    const { coordinator, api, write } = await aProject();
    const long = "Une phrase que l’on tient à garder, écrite avec soin et relue par trois personnes.";
    for (const [at, body] of ["Une", "Une phrase", long].entries()) await write(coordinator, KEY, body, at);
    await write(coordinator, KEY, "", 3);
    const read = async () =>
      (await coordinator.call("GET", `${api}/documents/letter/texts/${KEY}/versions`)).body.items;
    expect((await read()).map((one: { body: string }) => one.body)).toEqual(["", long]);
    expect((await write(coordinator, KEY, long, 4)).body).toMatchObject({ revision: 5, body: long });
    server.deps.clock.advance(600);
    await write(coordinator, KEY, `${long} Et une autre.`, 5);
    expect(await read()).toHaveLength(3);
  });

  test("is bounded, and of the document: what is not is refused with a reason", async () => {
    const { coordinator, api, write } = await aProject();
    expect(await write(coordinator, KEY, "x".repeat(20_001), 0)).toMatchObject({ status: 422 });
    expect(await write(coordinator, KEY, "a\u0000b", 0)).toMatchObject({ status: 422 });
    expect(await write(coordinator, "nothing.here", "texte", 0)).toMatchObject({
      status: 404,
      body: { code: "project.text-unknown" },
    });
    expect((await coordinator.call("GET", `${api}/documents/roman`)).status).toBe(422);
  });

  test("is written by the coordination and the project team, read by the professionals, hidden from others", async () => {
    const { cptsId, coordinator, api, write, professionals } = await aProject();
    const [drA, drB] = await Promise.all(
      professionals.map(({ id }) =>
        aPerson(server, { roles: [{ cptsId, role: "professional", professionalId: id }] }),
      ),
    );
    const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
    await coordinator.call("POST", `${api}/people`, {
      part: "team",
      name: "Docteur A",
      professionalId: professionals[0]!.id,
    });
    expect((await write(drA!, KEY, "J’écris", 0)).status).toBe(200);
    expect(await write(drB!, KEY, "Moi aussi", 1)).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining("équipe projet") },
    });
    expect((await drB!.call("GET", `${api}/documents/letter`)).body.mayWrite).toBe(false);
    expect((await operator.call("GET", `${api}/documents/letter`)).status).toBe(403);
  });
});

test("a comment is read by all, heard by one, and opened again", async () => {
  const { cptsId, coordinator, api } = await aProject();
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const said = await nurse.call("POST", `${api}/documents/letter/comments`, {
    section: "diagnosis",
    body: "Et les pédicures ?",
  });
  expect(said.status).toBe(201);
  expect(
    (await nurse.call("POST", `${api}/documents/letter/comments`, { section: "ailleurs", body: "?" })).status,
  ).toBe(404);
  const at = `${api}/comments/${said.body.id}`;
  expect((await coordinator.call("POST", `${at}/resolve`)).body.resolvedByLabel).not.toBeNull();
  expect((await coordinator.call("POST", `${at}/reopen`)).body.resolvedAt).toBeNull();
  const { comments } = (await coordinator.call("GET", `${api}/documents/letter`)).body;
  expect(comments).toMatchObject([{ body: "Et les pédicures ?", section: "diagnosis", resolvedAt: null }]);
});

describe("a frozen version", () => {
  test("stays as it was sent, whatever is written after, and whoever asks the database", async () => {
    const { cptsId, coordinator, api, write } = await aProject();
    await write(coordinator, KEY, "Tel qu’envoyé.", 0);
    const frozen = await coordinator.call("POST", `${api}/documents/letter/frozen`, { label: "Envoi ARS" });
    expect(frozen).toMatchObject({
      status: 201,
      body: { number: 1, label: "Envoi ARS", formats: ["docx", "pdf", "zip"] },
    });
    await write(coordinator, KEY, "Après coup.", 1);
    const kept = await withTenant(server.deps.db, cptsId, (tx) => readFrozen(tx, cptsId, frozen.body.id));
    expect(JSON.stringify(kept?.composed)).toContain("Tel qu’envoyé.");
    expect(JSON.stringify(kept?.composed)).not.toContain("Après coup.");
    const authority = await aPerson(server, { roles: [{ cptsId, role: "authority" }] });
    // Frozen is not sent: see the circuit.
    expect((await authority.call("GET", `${api}/documents/letter/frozen`)).body.items).toEqual([]);
    expect((await authority.call("GET", `${api}/documents/letter`)).status).toBe(403);
    for (const statement of [
      "update project_frozen set label = 'autre'",
      "delete from project_frozen_files",
      "update project_frozen_files set format = 'pdf'",
    ])
      await expect(server.owner.query(statement)).rejects.toThrow("frozen");
    const again = await coordinator.call("POST", `${api}/documents/letter/frozen`, {});
    expect(again.body).toMatchObject({ number: 2, label: "Version 2" });
    expect((await coordinator.call("GET", `${api}/documents/letter/frozen/9/pdf`)).status).toBe(404);
  });
});
