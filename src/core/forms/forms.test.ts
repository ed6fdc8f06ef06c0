import { describe, expect, test } from "vitest";
import { aDirectory, somePeople } from "../../../tools/testing/a-directory.ts";
import {
  aCptsWith,
  aPerson,
  aServer,
  aStranger,
  drainEvents,
  drainJobs,
  runJob,
} from "../../../tools/testing/index.ts";
import { hashProof, leadingZeroBits } from "../../platform/access/proof-of-work.ts";
import { withTenant } from "../../platform/db/index.ts";
import { readResponse } from "./fhir/read-response.ts";
import { findResponse, listEngagements, listSolicited } from "./index.ts";
import { urpsQuestionnaire } from "./ready/urps-questionnaire.ts";

const server = await aServer();
const guest = aStranger(server);

const WHOLE = {
  name: "Docteur A",
  speciality: "Médecin",
  already: "no",
  mt: "yes",
  snp: "no",
  parcours: "nc",
  prevention: "yes",
  crise: "no",
};

/** A CPTS with its URPS questionnaire published, three nurses with a mail and one without. */
async function aQuestionnaire() {
  const story = await aDirectory(server);
  const api = `/api/c/${story.slug}/forms`;
  const { call } = story.coordinator;
  const { id } = (await call("POST", `${api}/questionnaires`, { title: "Votre avis", readyKey: "urps-2022" }))
    .body;
  expect((await call("POST", `${api}/questionnaires/${id}/publish`, { revision: 1 })).body).toEqual({
    version: 1,
  });
  const nurses = await somePeople(
    server,
    story.cptsId,
    ["Amarante", "Bellis", "Capucine", "Dahlia"].map((family, at) => ({
      given: "Ida",
      family,
      more: { email: at < 3 ? `${family.toLowerCase()}-${story.slug}@exemple.invalid` : null },
    })),
  );
  const send = (more: object = {}) =>
    call("POST", `${api}/sendings`, {
      questionnaireId: id,
      version: 1,
      title: "Votre avis",
      identity: "named",
      closesOn: "2026-12-15",
      publicLink: true,
      people: { professions: ["60"], communes: [], professionalIds: null },
      reminders: 1,
      reminderDays: 7,
      ...more,
    });
  return { ...story, forms: api, id, nurses, send, call };
}

/** Keys of the links mailed to these people, newest mail of each. */
function linksOf(slug: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const mail of server.mailbox.list()) {
    const link = new RegExp(`/c/${slug}/questionnaire/(\\S+)`).exec(mail.text)?.[1];
    const to = /([a-z]+)-cpts/.exec(String(mail.to))?.[1];
    if (link && to) found[to] ??= link.replace(/\?.*/, "");
  }
  return found;
}

async function begin(slug: string, key: string): Promise<{ cookie: string }> {
  const { challenge, difficulty } = (await guest("GET", `/api/public/${slug}/forms/${key}/challenge`)).body;
  let nonce = 0;
  while (leadingZeroBits(hashProof(challenge, nonce)) < difficulty) nonce += 1;
  const begun = await guest("POST", `/api/public/${slug}/forms/${key}/begin`, { challenge, nonce });
  expect(begun.status).toBe(201);
  return { cookie: begun.headers.get("set-cookie")?.split(";")[0] ?? "" };
}

describe("a questionnaire", () => {
  test("is begun from the ready-made one, built by two without overwriting, published, and never changes again: the database refuses", async () => {
    const { call, forms, id, cptsId } = await aQuestionnaire();
    expect(
      (await call("PUT", `${forms}/questionnaires/${id}/draft`, { revision: 1, form: urpsQuestionnaire }))
        .status,
    ).toBe(409);
    expect((await call("POST", `${forms}/questionnaires/${id}/draft`)).body).toEqual({ version: 2 });
    const form = {
      ...urpsQuestionnaire,
      sections: [...urpsQuestionnaire.sections, { key: "empty", title: "Vide", questions: [] }],
    };
    const saved = await call("PUT", `${forms}/questionnaires/${id}/draft`, { revision: 1, form });
    expect(saved).toMatchObject({ status: 200, body: { revision: 2, problems: [{ path: "sections.4" }] } });
    expect((await call("PUT", `${forms}/questionnaires/${id}/draft`, { revision: 1, form })).body.code).toBe(
      "forms.changed-elsewhere",
    );
    expect((await call("POST", `${forms}/questionnaires/${id}/publish`, { revision: 2 })).body.code).toBe(
      "forms.not-sound",
    );
    const shown = (await call("GET", `${forms}/questionnaires/${id}`)).body;
    expect(shown.published.map((one: { version: number }) => one.version)).toEqual([1]);
    const frozen = "forms_versions_frozen_check";
    for (const write of [
      `update forms_versions set content = '{}' where questionnaire_id = '${id}' and version = 1`,
      `delete from forms_versions where questionnaire_id = '${id}' and version = 1`,
    ]) {
      await expect(server.owner.query(write)).rejects.toMatchObject({ constraint: frozen });
      await expect(
        withTenant(server.deps.db, cptsId, (tx) =>
          tx.deleteFrom("forms_versions").where("cpts_id", "=", cptsId).where("version", "=", 1).execute(),
        ),
      ).rejects.toMatchObject({ constraint: frozen });
    }
  });

  test("leaves as FHIR and comes back the same; what is outside the subset is refused with its path", async () => {
    const { call, forms, id } = await aQuestionnaire();
    const resource = (await call("GET", `${forms}/questionnaires/${id}/versions/1/fhir`)).body;
    expect(resource).toMatchObject({ resourceType: "Questionnaire", status: "active", version: "1" });
    const back = await call("POST", `${forms}/questionnaires/import`, { resource });
    expect(back.status).toBe(201);
    expect((await call("GET", `${forms}/questionnaires/${back.body.id}`)).body.draft.form).toEqual({
      ...urpsQuestionnaire,
      title: "Votre avis",
    });
    resource.item[0].item[0].type = "attachment";
    const refused = await call("POST", `${forms}/questionnaires/import`, { resource });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "forms.not-read", errors: [{ field: "Questionnaire.item[0].item[0].type" }] },
    });
  });
});

describe("answering by a personal link", () => {
  test("without an account: prefilled, kept as one goes, sent once, counted; yes engages for the mission", async () => {
    const { call, forms, slug, cptsId, nurses, send } = await aQuestionnaire();
    const sent = await send();
    expect(sent).toMatchObject({ status: 201, body: { people: 4 } });
    await drainJobs(server);
    const links = linksOf(slug);
    expect(Object.keys(links).sort()).toEqual(["amarante", "bellis", "capucine"]);
    const url = `/api/public/${slug}/forms/${links["amarante"]}`;
    const page = await guest("GET", url);
    expect(page.body).toMatchObject({
      state: "open",
      person: "Ida Amarante",
      revision: 0,
      answers: { name: "Amarante Ida", mail: `amarante-${slug}@exemple.invalid` },
    });
    expect(
      (
        await guest("PUT", `${url}/answers`, {
          revision: 0,
          answers: { name: "Ida A.", mt: "yes", ghost: "x" },
        })
      ).body,
    ).toEqual({ revision: 1 });
    expect((await guest("PUT", `${url}/answers`, { revision: 0, answers: {} })).status).toBe(409);
    expect((await guest("GET", url)).body).toMatchObject({
      revision: 1,
      answers: { name: "Ida A.", mt: "yes" },
    });
    const missing = await guest("POST", `${url}/send`, { answers: { name: "Ida A." } });
    expect(missing).toMatchObject({ status: 422, body: { code: "forms.not-complete" } });
    expect(missing.body.errors.map((one: { field: string }) => one.field)).toContain("answers.mt");
    for (let time = 0; time < 2; time++)
      expect((await guest("POST", `${url}/send`, { answers: WHOLE })).body).toEqual({ done: true });
    expect((await guest("GET", url)).body).toMatchObject({ state: "answered", answers: {} });
    const heard: string[] = [];
    await drainEvents(server, [
      {
        event: "forms.answered",
        name: "test",
        handle: async (_deps, _tx, event) => void heard.push(String(event.payload["responseId"])),
      },
    ]);
    expect(heard).toHaveLength(1);
    const told = await withTenant(server.deps.db, cptsId, async (tx) => ({
      response: await findResponse(tx, cptsId, heard[0] as string),
      engagements: await listEngagements(tx, cptsId),
      solicited: await listSolicited(tx, cptsId),
    }));
    expect(told.response).toMatchObject({ professionalId: nurses[0], answers: { mt: "yes" } });
    expect(told.engagements.filter((one) => one.engaged).map((one) => one.mission)).toEqual([
      "ACCES_MT",
      "PREVENTION",
    ]);
    expect(told.solicited).toHaveLength(4);
    const results = (await call("GET", `${forms}/sendings/${sent.body.id}/results`)).body;
    expect(results).toMatchObject({ responses: 1, how: { link: 1 } });
    expect(results.questions.find((one: { key: string }) => one.key === "mt").options).toMatchObject([
      { count: 1 },
      { count: 0 },
      { count: 0 },
    ]);
    expect((await call("GET", `${forms}/sendings/${sent.body.id}`)).body.byProfession).toMatchObject([
      { key: "60", asked: 4, answered: 1 },
    ]);
    await expect(
      server.owner.query("update forms_responses set answers = '{}' where id = $1", [heard[0]]),
    ).rejects.toMatchObject({ constraint: "forms_responses_frozen_check" });
  });

  test("forged, of another CPTS, under another address, closed: the same answer, and nothing of the questionnaire", async () => {
    const { call, forms, slug, send } = await aQuestionnaire();
    const other = await aCptsWith(server);
    const { id } = (await send()).body;
    await drainJobs(server);
    const link = linksOf(slug)["bellis"] as string;
    const forged = `${link.slice(0, -1)}${link.endsWith("A") ? "B" : "A"}`;
    const over = async (cpts: string, key: string) => {
      for (const [method, path, body] of [
        ["GET", "", undefined],
        ["PUT", "/answers", { revision: 0, answers: {} }],
        ["POST", "/send", { answers: WHOLE }],
      ] as const)
        expect(await guest(method, `/api/public/${cpts}/forms/${key}${path}`, body)).toMatchObject({
          status: 404,
          body: { code: "forms.link-over" },
        });
    };
    await over(slug, forged);
    await over(other.slug, link);
    await over(slug, "abcdefghjk");
    expect((await call("POST", `${forms}/sendings/${id}/close`)).status).toBe(204);
    await over(slug, link);
    expect((await call("PUT", `${forms}/sendings/${id}/end`, { closesOn: "2026-11-24" })).status).toBe(204);
    expect((await guest("GET", `/api/public/${slug}/forms/${link}`)).status).toBe(200);
  });

  test("after the end the database refuses, whatever the code believes", async () => {
    const { cptsId, send } = await aQuestionnaire();
    const { id } = (await send()).body;
    const insert = (at: string) =>
      withTenant(server.deps.db, cptsId, (tx) =>
        tx
          .insertInto("forms_responses")
          .values({
            cpts_id: cptsId,
            id: crypto.randomUUID(),
            sending_id: id,
            identity: "named",
            how: "paper",
            answers: "{}",
            submitted_at: new Date(at),
          })
          .execute(),
      );
    await insert("2026-12-15T22:59:59Z");
    await expect(insert("2026-12-15T23:00:00Z")).rejects.toMatchObject({
      constraint: "forms_responses_open_check",
    });
  });

  test("reminders go to those who have not answered, by day, as often as said; « stop » ends them in one touch", async () => {
    const { slug, send, cptsId, forms } = await aQuestionnaire();
    const { id } = (await send({ closesOn: "2027-03-31" })).body;
    await drainJobs(server);
    const links = linksOf(slug);
    await guest("POST", `/api/public/${slug}/forms/${links["amarante"]}/send`, { answers: WHOLE });
    expect((await guest("POST", `/api/public/${slug}/forms/${links["bellis"]}/stop`)).body).toEqual({
      done: true,
    });
    const mailsFor = () =>
      server.mailbox
        .list()
        .filter((mail) => mail.text.includes(`/c/${slug}/`) && mail.subject.startsWith("Rappel")).length;
    await runJob(server, "forms.remind");
    await drainJobs(server);
    expect(mailsFor()).toBe(0);
    server.deps.clock.advance(7 * 86_400);
    for (let time = 0; time < 2; time++) {
      await runJob(server, "forms.remind");
      await drainJobs(server);
    }
    expect(mailsFor()).toBe(1);
    server.deps.clock.advance(8 * 86_400);
    await runJob(server, "forms.remind");
    await drainJobs(server);
    expect(mailsFor()).toBe(1);
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    expect((await call("POST", `${forms}/sendings/${id}/remind`)).body).toEqual({ mails: 1 });
    const shown = (await call("GET", `${forms}/sendings/${id}/recipients?state=waiting`)).body.items;
    expect(shown.map((one: { name: string; stopped: boolean }) => [one.name, one.stopped])).toEqual([
      ["Ida Bellis", true],
      ["Ida Capucine", false],
      ["Ida Dahlia", false],
    ]);
    server.deps.clock.advance(-15 * 86_400);
  });
});

describe("the public page", () => {
  test("opens by its key with a proof of work; the device resumes; an answer is given its author afterwards", async () => {
    const { call, forms, slug, send, nurses } = await aQuestionnaire();
    const { id } = (await send({ people: null })).body;
    const { publicUrl } = (await call("GET", `${forms}/sendings/${id}`)).body;
    const key = publicUrl.split("/").at(-1) as string;
    const url = `/api/public/${slug}/forms/${key}`;
    expect((await guest("GET", url)).body).toMatchObject({ kind: "public", revision: null });
    expect((await guest("PUT", `${url}/answers`, { revision: 1, answers: {} })).status).toBe(404);
    expect((await guest("POST", `${url}/begin`, { challenge: "x.y", nonce: 1 })).status).toBe(403);
    const device = await begin(slug, key);
    expect(
      (await guest("PUT", `${url}/answers`, { revision: 1, answers: { mt: "yes" } }, device)).body,
    ).toEqual({ revision: 2 });
    expect((await guest("GET", url, undefined, device)).body.answers).toEqual({ mt: "yes" });
    for (let time = 0; time < 2; time++)
      expect((await guest("POST", `${url}/send`, { answers: WHOLE }, device)).body).toEqual({ done: true });
    expect((await guest("GET", url, undefined, device)).body.state).toBe("answered");
    const unknown = (await call("GET", `${forms}/sendings/${id}/responses?who=unknown`)).body.items;
    expect(unknown).toMatchObject([{ name: null, how: "public", hint: "Docteur A · Médecin" }]);
    const attach = () =>
      call("PUT", `${forms}/sendings/${id}/responses/${unknown[0].id}/professional`, {
        professionalId: nurses[1],
      });
    expect([(await attach()).status, (await attach()).body.code]).toEqual([204, "forms.attached-already"]);
    expect((await call("GET", `${forms}/sendings/${id}/poster.pdf`)).headers.get("content-type")).toBe(
      "application/pdf",
    );
    expect((await call("GET", `${forms}/sendings/${id}/paper.pdf`)).headers.get("content-type")).toBe(
      "application/pdf",
    );
  });
});

describe("an anonymous questionnaire", () => {
  test("keeps no link between a person and an answer, counts by five, and hides crossings of few", async () => {
    const { call, forms, slug, send, cptsId, nurses } = await aQuestionnaire();
    const { id } = (await send({ identity: "anonymous" })).body;
    await drainJobs(server);
    const links = linksOf(slug);
    for (const name of ["amarante", "bellis", "capucine"]) {
      const url = `/api/public/${slug}/forms/${links[name]}`;
      expect((await guest("GET", url)).body).toMatchObject({ person: null, answers: {} });
      expect((await guest("POST", `${url}/send`, { answers: WHOLE })).status).toBe(200);
    }
    const results = async () => (await call("GET", `${forms}/sendings/${id}/results`)).body;
    await runJob(server, "forms.mix-anonymous");
    expect(await results()).toMatchObject({ responses: 0, waiting: 3, least: 5 });
    for (let paper = 0; paper < 3; paper++)
      expect(
        (
          await call("POST", `${forms}/sendings/${id}/papers`, {
            answers: { ...WHOLE, mt: paper === 0 ? "no" : "yes" },
          })
        ).status,
      ).toBe(201);
    await runJob(server, "forms.mix-anonymous");
    expect(await results()).toMatchObject({ responses: 6, waiting: 0 });
    const { rows } = await server.owner.query(
      "select recipient_id, professional_id, typed_by, engagements, id, submitted_at, xmin from forms_responses where sending_id = $1",
      [id],
    );
    for (const row of rows) {
      expect(row).toMatchObject({
        recipient_id: null,
        professional_id: null,
        typed_by: null,
        engagements: [],
      });
      expect(row.id[14]).toBe("4");
      expect(row.submitted_at.toISOString()).toBe("2026-11-23T00:00:00.000Z");
    }
    const marks = await server.owner.query(
      "select answered, answered_at, xmin from forms_recipients where sending_id = $1 and answered",
      [id],
    );
    expect(marks.rows.map((row) => row.answered_at)).toEqual([null, null, null]);
    expect(new Set([...rows, ...marks.rows].map((row) => row.xmin)).size).toBe(1);
    expect(
      (await server.owner.query("select 1 from events_outbox where cpts_id = $1", [cptsId])).rowCount,
    ).toBe(0);
    const insert = (more: object) =>
      withTenant(server.deps.db, cptsId, (tx) =>
        tx
          .insertInto("forms_responses")
          .values({
            cpts_id: cptsId,
            id: crypto.randomUUID(),
            sending_id: id,
            identity: "anonymous",
            how: "link",
            answers: "{}",
            submitted_at: new Date("2026-11-23T08:00:00Z"),
            ...more,
          })
          .execute(),
      );
    await expect(insert({ professional_id: nurses[0] })).rejects.toMatchObject({
      constraint: "forms_responses_anonymous_check",
    });
    expect((await call("GET", `${forms}/sendings/${id}/cross?question=mt&by=snp`)).body).toMatchObject({
      shown: false,
      groups: [],
    });
    expect(
      (await call("GET", `${forms}/sendings/${id}/cross?question=snp&by=prevention`)).body,
    ).toMatchObject({ shown: true });
    expect((await call("GET", `${forms}/sendings/${id}/responses`)).body.items).toEqual([]);
    const csv = (await call("GET", `${forms}/sendings/${id}/export/csv`)).body as string;
    expect(csv).toContain(";Oui;5");
    expect(csv).not.toContain("Amarante");
    expect((await call("GET", `${forms}/sendings/${id}/export/fhir`)).body.code).toBe("forms.anonymous");
  });
});

describe("papers, exports, rights", () => {
  test("an assistant types a paper in for a person of the list, once; the export disarms formulas", async () => {
    const { call, forms, send, cptsId, slug } = await aQuestionnaire();
    const assistant = await aPerson(server, { roles: [{ cptsId, role: "assistant" }] });
    const { id } = (await send()).body;
    const [first] = (await assistant.call("GET", `${forms}/sendings/${id}/recipients`)).body.items;
    const type = () =>
      assistant.call("POST", `${forms}/sendings/${id}/papers`, {
        recipientId: first.id,
        answers: { ...WHOLE, comment: "=cmd|calc" },
      });
    expect([(await type()).status, (await type()).body.code]).toEqual([201, "forms.answered-already"]);
    const csv = (await call("GET", `${forms}/sendings/${id}/export/csv`)).body as string;
    expect(csv).toContain("Amarante");
    expect(csv).toContain(";'=cmd|calc;");
    const fhir = (await call("GET", `${forms}/sendings/${id}/export/fhir`)).body;
    expect(fhir).toMatchObject({
      resourceType: "Bundle",
      entry: [{ resource: { resourceType: "QuestionnaireResponse" } }],
    });
    const version = (
      await call(
        "GET",
        `${forms}/questionnaires/${fhir.entry[0].resource.questionnaire.split(/[:|]/)[3]}/versions/1`,
      )
    ).body;
    expect(readResponse(version.form, fhir.entry[0].resource)).toMatchObject({
      answers: { comment: "=cmd|calc" },
    });
    const xlsx = await call("GET", `${forms}/sendings/${id}/export/xlsx`);
    expect([xlsx.status, xlsx.headers.get("content-type")]).toEqual([
      200,
      expect.stringContaining("spreadsheetml"),
    ]);
    expect((await call("GET", `${forms}/sendings/${id}/cross?question=mt&by=profession`)).body).toMatchObject(
      { shown: true, groups: [{ key: "60", answered: 1 }] },
    );
    expect((await assistant.call("GET", `${forms}/sendings/${id}/results`)).status).toBe(403);
    expect((await guest("GET", `/api/c/${slug}/forms/sendings`)).status).toBe(401);
  });

  test("a professional who is signed in finds what waits for them", async () => {
    const { send, doctor, forms, professionals } = await aQuestionnaire();
    await send({ people: { professions: [], communes: [], professionalIds: [professionals[0]!.id] } });
    const { items } = (await doctor.call("GET", `${forms}/mine`)).body;
    expect(items).toMatchObject([{ title: "Votre avis", answered: false }]);
    const [, , slug, , key] = items[0].path.split("/");
    expect((await guest("POST", `/api/public/${slug}/forms/${key}/send`, { answers: WHOLE })).status).toBe(
      200,
    );
    expect((await doctor.call("GET", `${forms}/mine`)).body.items).toMatchObject([
      { answered: true, path: null },
    ]);
  });
});
