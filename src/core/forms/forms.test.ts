import { describe, expect, test } from "vitest";
import { aQuestionnaire, begin, linksOf, WHOLE } from "../../../tools/testing/a-questionnaire.ts";
import {
  aCptsWith,
  aPerson,
  aServer,
  aStranger,
  drainEvents,
  drainJobs,
  runJob,
} from "../../../tools/testing/index.ts";
import { withTenant } from "../../platform/db/index.ts";
import { findResponse, listEngagements, listSolicited, listUnattachedEngaged } from "./index.ts";
import { urpsQuestionnaire } from "./ready/urps-questionnaire.ts";

const server = await aServer();
const guest = aStranger(server);

describe("a questionnaire", () => {
  test("is begun from the ready-made one, built by two without overwriting, published, and never changes again: the database refuses", async () => {
    const { call, forms, id, cptsId } = await aQuestionnaire(server);
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
    const { call, forms, id } = await aQuestionnaire(server);
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
    const { call, forms, slug, cptsId, nurses, send } = await aQuestionnaire(server);
    const sent = await send();
    expect(sent).toMatchObject({ status: 201, body: { people: 4 } });
    await drainJobs(server);
    const links = linksOf(server, slug);
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
      { key: "INFIRMIERS", label: "Infirmiers", asked: 4, answered: 1 },
    ]);
    await expect(
      server.owner.query("update forms_responses set answers = '{}' where id = $1", [heard[0]]),
    ).rejects.toMatchObject({ constraint: "forms_responses_frozen_check" });
  });

  test("forged, of another CPTS, under another address, closed: the same answer, and nothing of the questionnaire", async () => {
    const { call, forms, slug, send } = await aQuestionnaire(server);
    const other = await aCptsWith(server);
    const { id } = (await send()).body;
    await drainJobs(server);
    const link = linksOf(server, slug)["bellis"] as string;
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
    const { cptsId, send } = await aQuestionnaire(server);
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
    const { slug, send, cptsId, forms } = await aQuestionnaire(server);
    const { id } = (await send({ closesOn: "2027-03-31" })).body;
    await drainJobs(server);
    const links = linksOf(server, slug);
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
    const { call, forms, slug, send, nurses } = await aQuestionnaire(server);
    const { id } = (await send({ people: null })).body;
    const { publicUrl } = (await call("GET", `${forms}/sendings/${id}`)).body;
    const key = publicUrl.split("/").at(-1) as string;
    const url = `/api/public/${slug}/forms/${key}`;
    expect((await guest("GET", url)).body).toMatchObject({ kind: "public", revision: null });
    expect((await guest("PUT", `${url}/answers`, { revision: 1, answers: {} })).status).toBe(404);
    expect((await guest("POST", `${url}/begin`, { challenge: "x.y", nonce: 1 })).status).toBe(403);
    const device = await begin(server, slug, key);
    const author = { name: "", professionCode: "60", specialityCode: null, communeCode: null, rpps: null };
    expect(
      (await guest("PUT", `${url}/answers`, { revision: 1, answers: { mt: "yes" }, author }, device)).body,
    ).toEqual({ revision: 2 });
    const resumed = (await guest("GET", url, undefined, device)).body;
    expect(resumed).toMatchObject({ answers: { mt: "yes" }, author: { asksName: false, given: author } });
    expect(resumed.keptMonths).toBe(36);
    expect(resumed.author.professions).toContainEqual({
      code: "60",
      specialityCode: null,
      label: "Infirmier",
    });
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
    const { rows } = await server.owner.query(
      "select attached_by, attached_at from forms_responses where id = $1",
      [unknown[0].id],
    );
    expect(rows[0]).toMatchObject({ attached_by: expect.any(String), attached_at: expect.any(Date) });
    expect((await call("GET", `${forms}/sendings/${id}/poster.pdf`)).headers.get("content-type")).toBe(
      "application/pdf",
    );
    expect((await call("GET", `${forms}/sendings/${id}/paper.pdf`)).headers.get("content-type")).toBe(
      "application/pdf",
    );
  });

  test("who is not in the directory is engaged by profession, until an answer is given to the one professional it fits", async () => {
    const { call, forms, slug, send, nurses, cptsId } = await aQuestionnaire(server);
    const { id } = (await send({ people: null })).body;
    const key = (await call("GET", `${forms}/sendings/${id}`)).body.publicUrl.split("/").at(-1) as string;
    const { rows } = await server.owner.query<{ id: string; name: string; commune: string }>(
      `select d.id, d.family_name || ' ' || d.given_name as name, s.commune_code as commune from directory_professionals d
       join directory_practices p on p.professional_id = d.id join directory_sites s on s.id = p.site_id
       where d.cpts_id = $1 and s.commune_code is not null order by d.id limit 1`,
      [cptsId],
    );
    const doctor = rows[0] as (typeof rows)[number];
    await server.owner.query("update directory_professionals set rpps = '99900000017' where id = $1", [
      nurses[0],
    ]);
    const answer = async (name: string, more: object, answers: object = {}) => {
      const device = await begin(server, slug, key);
      const author = { professionCode: "60", ...more };
      const body = { author, answers: { ...WHOLE, name, ...answers } };
      expect((await guest("POST", `/api/public/${slug}/forms/${key}/send`, body, device)).status).toBe(200);
    };
    await answer("Lise Bouton", {});
    await answer("Lise BOUTON", {}, { crise: "yes" });
    await answer(`Dr ${doctor.name.toUpperCase()}`, {
      professionCode: "10",
      specialityCode: "SM26",
      communeCode: doctor.commune,
    });
    await answer("Autrement écrit", { rpps: "99900000017" });
    await answer("Personne", { professionCode: "999" });
    await answer("Non merci", {}, { mt: "no", prevention: "no" });
    const unattached = () => withTenant(server.deps.db, cptsId, (tx) => listUnattachedEngaged(tx, cptsId));
    const found = await unattached();
    expect(
      found
        .map((one) => [one.name, one.professionCode, one.specialityCode, one.missions.length, one.how])
        .sort(),
    ).toEqual([
      ["Autrement écrit", "60", null, 2, "public"],
      [`Dr ${doctor.name.toUpperCase()}`, "10", "SM26", 2, "public"],
      ["Lise BOUTON", "60", null, 3, "public"],
    ]);
    expect(found[0]).toMatchObject({ professionLabel: "Infirmier" });
    const list = (await call("GET", `${forms}/sendings/${id}/responses?who=unknown`)).body.items as {
      id: string;
      match: { professionalId: string; by: string } | null;
    }[];
    expect(list.flatMap(({ match }) => (match ? [[match.professionalId, match.by]] : [])).sort()).toEqual(
      [
        [doctor.id, "name"],
        [nurses[0], "rpps"],
      ].sort(),
    );
    for (const one of list)
      if (one.match)
        expect(
          (
            await call("PUT", `${forms}/sendings/${id}/responses/${one.id}/professional`, {
              professionalId: one.match.professionalId,
            })
          ).status,
        ).toBe(204);
    expect((await unattached()).map(({ name }) => name)).toEqual(["Lise BOUTON"]);
    const engaged = await withTenant(server.deps.db, cptsId, (tx) => listEngagements(tx, cptsId));
    expect(new Set(engaged.map((one) => one.professionalId))).toEqual(new Set([doctor.id, nurses[0]]));
  });
});
