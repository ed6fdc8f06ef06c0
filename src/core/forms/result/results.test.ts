import exceljs from "exceljs";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { somePeople } from "../../../../tools/testing/a-directory.ts";
import { aQuestionnaire, linksOf, WHOLE } from "../../../../tools/testing/a-questionnaire.ts";
import { aPerson, aServer, aStranger, drainJobs, runJob } from "../../../../tools/testing/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import { listUnattachedEngaged } from "../author/list-unattached.ts";
import { readResponse } from "../fhir/read-response.ts";
import { ratesByRow } from "../sending/rates-by-row.ts";

const server = await aServer();
const guest = aStranger(server);

describe("an anonymous questionnaire", () => {
  test("keeps no link between a person and an answer, counts by five, and hides crossings of few", async () => {
    const { call, forms, slug, send, cptsId, nurses } = await aQuestionnaire(server);
    await somePeople(
      server,
      cptsId,
      ["epine", "fusain", "genet"].map((family) => ({
        given: "Ida",
        family,
        more: { email: `${family}-${slug}@exemple.invalid` },
      })),
    );
    const { id } = (await send({ identity: "anonymous" })).body;
    await drainJobs(server);
    const links = linksOf(server, slug);
    for (const name of ["amarante", "bellis", "capucine"]) {
      const url = `/api/public/${slug}/forms/${links[name]}`;
      expect((await guest("GET", url)).body).toMatchObject({ person: null, answers: {} });
      expect((await guest("POST", `${url}/send`, { answers: WHOLE })).status).toBe(200);
    }
    const results = async () => (await call("GET", `${forms}/sendings/${id}/results`)).body;
    await runJob(server, "forms.mix-anonymous");
    expect(await results()).toMatchObject({ responses: 0, waiting: 3, least: 5 });
    for (const name of ["epine", "fusain", "genet"])
      expect(
        (
          await guest("POST", `/api/public/${slug}/forms/${links[name]}/send`, {
            answers: { ...WHOLE, mt: name === "epine" ? "no" : "yes" },
          })
        ).status,
      ).toBe(200);
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
    expect(marks.rows.map((row) => row.answered_at)).toEqual(Array(6).fill(null));
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
    const { call, forms, send, cptsId, slug, coordinator } = await aQuestionnaire(server);
    const { cookie } = coordinator;
    const assistant = await aPerson(server, { roles: [{ cptsId, role: "assistant" }] });
    const { id } = (await send()).body;
    // The way there: what is open, its title alone.
    expect((await assistant.call("GET", `${forms}/papers`)).body.items).toEqual([
      { id, title: "Votre avis", identity: "named", closesAt: expect.any(String) },
    ]);
    const [first] = (await assistant.call("GET", `${forms}/sendings/${id}/recipients`)).body.items;
    const type = () =>
      assistant.call("POST", `${forms}/sendings/${id}/papers`, {
        recipientId: first.id,
        answers: { ...WHOLE, comment: "=cmd|calc" },
      });
    expect([(await type()).status, (await type()).body.code]).toEqual([201, "forms.answered-already"]);
    const csv = (await call("GET", `${forms}/sendings/${id}/export/csv`)).body as string;
    expect(csv).toContain("Amarante");
    const file = async (name: string) =>
      (await call("GET", `${forms}/sendings/${id}/export/${name}`)).body as string;
    expect(await file("counts")).toMatch(/1 - Faciliter[^\n]*;Oui;1;100;1/);
    expect(await file("returns")).toContain("Profession;Infirmiers;4;1;25");
    expect(csv).toMatch(/;'=cmd\|calc\r?\n/);
    // A day that sorts, and no column of points where nothing gives any.
    expect(csv).toMatch(/\n\d{4}-\d{2}-\d{2} \d{2}:\d{2};Papier;/);
    expect(csv).not.toContain("Points");
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
    // A day that a spreadsheet sorts and filters as one: the hour on the wall of the territory.
    const book = new exceljs.Workbook();
    const workbook = await server.app.request(`${forms}/sendings/${id}/export/xlsx`, { headers: { cookie } });
    await book.xlsx.load(await workbook.arrayBuffer());
    const answered = book.worksheets[0]!.getCell("A2");
    expect(answered.value).toBeInstanceOf(Date);
    expect((answered.value as Date).toISOString().slice(0, 16).replace("T", " ")).toBe(
      /\n(\d{4}-\d{2}-\d{2} \d{2}:\d{2});Papier/.exec(csv)?.[1],
    );
    expect(answered.numFmt).toBe("dd/mm/yyyy hh:mm");
    expect((await call("GET", `${forms}/sendings/${id}/cross?question=mt&by=profession`)).body).toMatchObject(
      { shown: true, groups: [{ key: "INFIRMIERS", label: "Infirmiers", answered: 1 }] },
    );
    expect((await assistant.call("GET", `${forms}/sendings/${id}/results`)).status).toBe(403);
    expect((await guest("GET", `/api/c/${slug}/forms/sendings`)).status).toBe(401);
  });

  test("papers of nobody on the list are bounded; who ends an anonymous questionnaire is not told to prolong it", async () => {
    const { call, forms, send, cptsId } = await aQuestionnaire(server);
    const { id } = (await send()).body;
    const type = (sending: string) =>
      call("POST", `${forms}/sendings/${sending}/papers`, {
        author: { professionCode: "60" },
        answers: { ...WHOLE, name: "Lise Bouton" },
      });
    expect((await type(id)).status).toBe(201);
    await withTenant(server.deps.db, cptsId, (tx) =>
      sql`insert into forms_responses (cpts_id, id, sending_id, identity, how, answers, submitted_at)
        select ${cptsId}, gen_random_uuid(), ${id}, 'named', 'paper', '{}', ${new Date("2026-11-23T10:00:00Z")} from generate_series(1, 499)`.execute(
        tx,
      ),
    );
    expect((await type(id)).body.code).toBe("forms.too-many-papers");
    const { id: secret } = (await send({ identity: "anonymous" })).body;
    await drainJobs(server);
    server.deps.clock.advance(86_401);
    const later = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    expect((await later.call("POST", `${forms}/sendings/${secret}/remind`)).body).toEqual({ mails: null });
    server.deps.clock.advance(-86_401);
    const people = (await call("GET", `${forms}/sendings/${secret}/recipients`)).body.items;
    expect(people.every((one: { reminders: number }) => one.reminders === 0)).toBe(true);
    await call("POST", `${forms}/sendings/${secret}/close`);
    for (const refused of [await type(secret), await call("POST", `${forms}/sendings/${secret}/close`)]) {
      expect(refused.body).toMatchObject({ code: "forms.closed" });
      expect(refused.body.detail).not.toContain("prolongez");
    }
  });

  test("after the delay of the CPTS nobody is named any more: choices and counts stay, and it does not open again", async () => {
    const { coordinator, forms, slug, send, cptsId } = await aQuestionnaire(server);
    let call = coordinator.call;
    const { id } = (await send()).body;
    await drainJobs(server);
    const link = linksOf(server, slug)["amarante"];
    const whole = { ...WHOLE, name: "Ida Amarante", comment: "Secret de Bouton" };
    expect((await guest("POST", `/api/public/${slug}/forms/${link}/send`, { answers: whole })).status).toBe(
      200,
    );
    for (let paper = 0; paper < 5; paper++)
      await call("POST", `${forms}/sendings/${id}/papers`, {
        author: { professionCode: "60", rpps: "99900000025" },
        answers: { ...whole, name: `Lise Bouton ${paper}`, mt: paper > 2 ? "no" : "yes" },
      });
    const results = async () => (await call("GET", `${forms}/sendings/${id}/results`)).body;
    const before = await results();
    const rule = `${forms}/retention`;
    expect((await call("GET", rule)).body).toMatchObject({ months: 36, isDefault: true, due: 0, done: 0 });
    expect((await call("PUT", rule, { months: 2, source: "Bureau" })).status).toBe(422);
    expect((await call("PUT", rule, { months: 12, source: "Bureau du 3 mars" })).body).toMatchObject({
      months: 12,
    });
    await runJob(server, "forms.forget-answers");
    expect((await results()).forgotten).toBe(false);
    // From 23 November 2026 to a year and a few days after 15 December.
    const seconds = 390 * 86_400;
    server.deps.clock.advance(seconds);
    call = (await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] })).call;
    expect((await call("GET", rule)).body.due).toBe(1);
    for (let night = 0; night < 2; night++) await runJob(server, "forms.forget-answers");
    const { rows } = await server.owner.query(
      `select (select jsonb_agg(r) from forms_responses r where sending_id = $1)::text as responses, kept::text as kept,
        (select count(*)::int from forms_recipients where sending_id = $1) as recipients from forms_sendings where id = $1`,
      [id],
    );
    expect(rows[0].recipients).toBe(0);
    expect(`${rows[0].responses} ${rows[0].kept}`).not.toMatch(/Bouton|Amarante|Secret|99900000025|"60"/);
    const after = await results();
    expect(after).toMatchObject({ forgotten: true, responses: 6, least: 5 });
    const choices = ({ questions }: { questions: { kind: string }[] }) =>
      questions.filter(({ kind }) => kind === "options");
    expect(choices(after)).toEqual(choices(before));
    expect((await call("GET", `${forms}/sendings/${id}`)).body).toMatchObject({
      recipients: 4,
      answered: 1,
      // Four people are too few to be told of.
      byProfession: [],
      forgottenAt: expect.any(String),
    });
    expect((await call("GET", `${forms}/sendings/${id}/responses`)).body.items).toEqual([]);
    expect((await call("GET", `${forms}/sendings/${id}/cross?question=mt&by=profession`)).body.shown).toBe(
      false,
    );
    expect((await call("GET", `${forms}/sendings/${id}/export/fhir`)).status).toBe(409);
    expect((await call("PUT", `${forms}/sendings/${id}/end`, { closesOn: "2028-11-24" })).status).toBe(409);
    await expect(
      server.owner.query("update forms_sendings set closes_at = now() + interval '9 years' where id = $1", [
        id,
      ]),
    ).rejects.toMatchObject({ constraint: "forms_sendings_forgotten_check" });
    const told = await withTenant(server.deps.db, cptsId, (tx) => listUnattachedEngaged(tx, cptsId));
    expect(told).toEqual([]);
    expect((await call("GET", rule)).body).toMatchObject({ due: 0, done: 1 });
    server.deps.clock.advance(-seconds);
  });

  test("a table is not crossed by a question of several answers: each person would stand in several groups", async () => {
    const { call, forms, id, send, slug } = await aQuestionnaire(server);
    const options = [
      { key: "a", label: "A" },
      { key: "b", label: "B" },
    ];
    const form = {
      title: "Deux",
      layout: "section",
      sections: [
        {
          key: "s",
          title: "",
          questions: [
            { kind: "choices", key: "several", text: "Lesquelles ?", options },
            { kind: "choice", key: "one", text: "Laquelle ?", options },
          ],
        },
      ],
    };
    await call("POST", `${forms}/questionnaires/${id}/draft`);
    await call("PUT", `${forms}/questionnaires/${id}/draft`, { revision: 1, form });
    expect((await call("POST", `${forms}/questionnaires/${id}/publish`, { revision: 2 })).status).toBe(201);
    const sending = `${forms}/sendings/${(await send({ version: 2 })).body.id}`;
    await drainJobs(server);
    const url = `/api/public/${slug}/forms/${linksOf(server, slug)["amarante"]}`;
    const answers = { several: ["a", "b"], one: "b" };
    expect((await guest("POST", `${url}/send`, { answers })).status).toBe(200);
    expect((await call("GET", `${sending}/cross?question=one&by=several`)).status).toBe(422);
    expect((await call("GET", `${sending}/cross?question=several&by=one`)).body.groups).toMatchObject([
      { key: "b", answered: 1, options: [{ count: 1 }, { count: 1 }] },
    ]);
    expect(
      (await call("GET", `${sending}/results`)).body.questions.map(
        (one: { several: boolean }) => one.several,
      ),
    ).toEqual([true, false]);
  });

  test("a professional who is signed in finds what waits for them", async () => {
    const { send, doctor, forms, professionals } = await aQuestionnaire(server);
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

test("rates of return are told by the rows of the letter: general practitioners apart, biologists together", () => {
  const trade = (profession: string, speciality: string | null, asked: number, answered: number) => ({
    ...{ profession_code: profession, speciality_code: speciality, sector_code: null, asked, answered },
  });
  expect(
    ratesByRow([
      trade("10", "SM26", 12, 9),
      trade("10", "SM04", 11, 6),
      trade("10", "SM54", 3, 1),
      trade("10", "SM03", 1, 0),
      trade("21", "SM03", 1, 1),
    ]),
  ).toEqual([
    { key: "MEDECINS_GENERALISTES", label: "Médecins généralistes", asked: 15, answered: 10 },
    { key: "MEDECINS_SPECIALISTES", label: "Médecins spécialistes", asked: 11, answered: 6 },
    { key: "BIOLOGISTES", label: "Biologistes", asked: 2, answered: 1 },
  ]);
});
