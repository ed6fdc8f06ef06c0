import { expect, test } from "vitest";
import { somePeople } from "../../../../tools/testing/a-directory.ts";
import { aCptsWith, aPerson, aServer, aStranger } from "../../../../tools/testing/index.ts";
import { makeLink } from "../sending/signed-link.ts";
import { hashDraftKey } from "./find-asked.ts";

const server = await aServer();
const PEOPLE = 120;
const WHOLE = {
  name: "A",
  speciality: "B",
  already: "no",
  mt: "yes",
  snp: "no",
  parcours: "nc",
  prevention: "yes",
  crise: "no",
};

async function aSending(identity: "named" | "anonymous") {
  const { cptsId, slug } = await aCptsWith(server);
  const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const api = `/api/c/${slug}/forms`;
  await somePeople(
    server,
    cptsId,
    Array.from({ length: PEOPLE }, (_, at) => ({
      given: "Ida",
      family: `Race${String(at).padStart(3, "0")}`,
    })),
  );
  const { id } = (await call("POST", `${api}/questionnaires`, { title: "Course", readyKey: "urps-2022" }))
    .body;
  await call("POST", `${api}/questionnaires/${id}/publish`, { revision: 1 });
  const sent = await call("POST", `${api}/sendings`, {
    questionnaireId: id,
    version: 1,
    title: "Course",
    identity,
    closesOn: "2026-12-15",
    publicLink: false,
    people: { professions: [], communes: [], professionalIds: null },
  });
  expect(sent.body.people).toBe(PEOPLE);
  const { rows } = await server.owner.query<{ id: string; issued_at: Date }>(
    "select id, issued_at from forms_recipients where sending_id = $1",
    [sent.body.id],
  );
  const links = rows.map((row) =>
    makeLink(server.deps, "answer", { cptsId, id: row.id, issuedAt: row.issued_at }),
  );
  return { call, api, cptsId, slug, questionnaireId: id, sendingId: sent.body.id as string, links };
}

test.each(["named", "anonymous"] as const)(
  "%s: all answer at once, each twice, while others save: none is lost, none counts double",
  async (identity) => {
    const { slug, sendingId, links } = await aSending(identity);
    const guest = aStranger(server);
    const statuses = await Promise.all(
      links.flatMap((link) => {
        const url = `/api/public/${slug}/forms/${link}`;
        return [
          guest("POST", `${url}/send`, { answers: WHOLE }),
          guest("PUT", `${url}/answers`, { revision: 0, answers: { mt: "no" } }),
          guest("POST", `${url}/send`, { answers: WHOLE }),
        ];
      }),
    );
    expect(statuses.filter(({ status }) => status >= 500).map(({ body }) => body)).toEqual([]);
    expect(statuses.filter((_one, at) => at % 3 !== 1).every(({ status }) => status === 200)).toBe(true);
    const { rows } = await server.owner.query(
      `select (select count(*)::int from forms_responses where sending_id = $1) as responses,
        (select count(*)::int from forms_recipients where sending_id = $1 and answered) as answered,
        (select count(distinct recipient_id)::int from forms_responses where sending_id = $1) as people`,
      [sendingId],
    );
    expect(rows[0]).toEqual({
      responses: PEOPLE,
      answered: PEOPLE,
      people: identity === "named" ? PEOPLE : 0,
    });
  },
);

test("a room answers a public page at once, each device twice: one answer each, with its author", async () => {
  const { call, api, cptsId, slug, questionnaireId } = await aSending("named");
  const { id } = (
    await call("POST", `${api}/sendings`, {
      questionnaireId,
      version: 1,
      title: "Salle",
      identity: "named",
      closesOn: "2026-12-15",
      publicLink: true,
    })
  ).body;
  const key = (await call("GET", `${api}/sendings/${id}`)).body.publicUrl.split("/").at(-1) as string;
  const tokens = Array.from({ length: PEOPLE }, (_, at) => `appareil-${at}`);
  await server.owner.query(
    `insert into forms_drafts (cpts_id, id, sending_id, key_hash, expires_at)
     select $1, gen_random_uuid(), $2, hash, '2027-01-01' from unnest($3::bytea[]) as hash`,
    [cptsId, id, tokens.map(hashDraftKey)],
  );
  const guest = aStranger(server);
  const author = { professionCode: "60" };
  const statuses = await Promise.all(
    [...tokens, ...tokens, "personne"].map((token, at) =>
      guest(
        "POST",
        `/api/public/${slug}/forms/${key}/send`,
        { author, answers: at === 0 ? {} : WHOLE },
        { cookie: `maillage_questionnaire=${token}` },
      ),
    ),
  );
  const [first, ...others] = statuses.map(({ status }) => status);
  expect([first, others.at(-1)]).toEqual([422, 404]);
  expect(others.slice(0, -1).every((status) => status === 200)).toBe(true);
  const { rows } = await server.owner.query(
    "select count(*)::int as n, count(*) filter (where author_profession = '60' and author_name = 'A')::int as told from forms_responses where sending_id = $1",
    [id],
  );
  expect(rows[0]).toEqual({ n: PEOPLE, told: PEOPLE });
});

test("who closes while others answer: what was acknowledged is kept, the others are told, nothing is in between", async () => {
  const { call, api, slug, sendingId, links } = await aSending("named");
  const guest = aStranger(server);
  const sends = links.map((link) =>
    guest("POST", `/api/public/${slug}/forms/${link}/send`, { answers: WHOLE }),
  );
  const closed = call("POST", `${api}/sendings/${sendingId}/close`);
  const statuses = (await Promise.all(sends)).map(({ status }) => status);
  expect((await closed).status).toBe(204);
  expect(statuses.filter((status) => status !== 200 && status !== 404)).toEqual([]);
  const { rows } = await server.owner.query<{ n: number }>(
    "select count(*)::int as n from forms_responses where sending_id = $1",
    [sendingId],
  );
  expect(rows[0]?.n).toBe(statuses.filter((status) => status === 200).length);
  const late = await guest("POST", `/api/public/${slug}/forms/${links[0]}/send`, { answers: WHOLE });
  expect(late.status).toBe(404);
});
