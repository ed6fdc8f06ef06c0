import { describe, expect, test } from "vitest";
import { somePeople } from "../../../../tools/testing/a-directory.ts";
import { WHOLE } from "../../../../tools/testing/a-questionnaire.ts";
import { aCptsWith, aPerson, aServer, aStranger, runJob } from "../../../../tools/testing/index.ts";
import { makeLink } from "../sending/signed-link.ts";

const server = await aServer();
const guest = aStranger(server);

/** An anonymous sending to so many people, and how to answer by the link of each. */
async function anAnonymousSending(people: number) {
  const { cptsId, slug } = await aCptsWith(server);
  const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const api = `/api/c/${slug}/forms`;
  await somePeople(
    server,
    cptsId,
    Array.from({ length: people }, (_, at) => ({
      given: "Ida",
      family: `Lot${String(at).padStart(3, "0")}`,
    })),
  );
  const { id } = (await call("POST", `${api}/questionnaires`, { title: "Avis", readyKey: "urps-2022" })).body;
  await call("POST", `${api}/questionnaires/${id}/publish`, { revision: 1 });
  const sent = await call("POST", `${api}/sendings`, {
    questionnaireId: id,
    version: 1,
    title: "Avis",
    identity: "anonymous",
    closesOn: "2026-12-15",
    publicLink: false,
    people: { professions: [], communes: [], professionalIds: null },
  });
  expect(sent.body.people).toBe(people);
  const sending = `${api}/sendings/${sent.body.id}`;
  const { rows } = await server.owner.query<{ id: string; issued_at: Date }>(
    "select id, issued_at from forms_recipients where sending_id = $1 order by id",
    [sent.body.id],
  );
  const answer = async (from: number, to: number) => {
    for (const [at, row] of rows.slice(from, to).entries()) {
      const link = makeLink(server.deps, "answer", { cptsId, id: row.id, issuedAt: row.issued_at });
      const answers = { ...WHOLE, name: `P${String(from + at).padStart(2, "0")}` };
      expect((await guest("POST", `/api/public/${slug}/forms/${link}/send`, { answers })).status).toBe(200);
    }
  };
  const typeIn = async (papers: number) => {
    for (let at = 0; at < papers; at++)
      expect((await call("POST", `${sending}/papers`, { answers: WHOLE })).status).toBe(201);
  };
  const mixed = async () => {
    await runJob(server, "forms.mix-anonymous");
    return (await call("GET", `${sending}/results`)).body;
  };
  const told = async () =>
    (await call("GET", `${sending}/recipients?state=answered`)).body.items.length as number;
  const inTable = (columns: string) =>
    server.owner.query<Record<string, string>>(
      `select ${columns} from forms_responses where sending_id = $1 order by ctid`,
      [sent.body.id],
    );
  return { call, sending, id: sent.body.id as string, answer, typeIn, mixed, told, inTable };
}

describe("who runs an anonymous sending finds nobody's answer", () => {
  test("by ending it after one more answer: the rest is held back, said, and nothing opens it again", async () => {
    const { call, sending, answer, mixed, told, id } = await anAnonymousSending(12);
    await answer(0, 11);
    expect(await told()).toBe(0);
    expect(await mixed()).toMatchObject({ responses: 11, waiting: 0 });
    expect(await told()).toBe(11);
    await answer(11, 12);
    expect(await mixed()).toMatchObject({ responses: 11, waiting: 1 });
    expect([await told(), (await call("GET", sending)).body.answered]).toEqual([11, 11]);
    expect((await call("POST", `${sending}/close`)).status).toBe(204);
    for (let time = 0; time < 2; time++)
      expect(await mixed()).toMatchObject({ responses: 11, waiting: 1, how: { link: 11 } });
    const { rows } = await server.owner.query(
      "select distinct xmin from forms_recipients where sending_id = $1",
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(await call("PUT", `${sending}/end`, { closesOn: "2026-12-24" })).toMatchObject({
      status: 409,
      body: { code: "forms.anonymous-closed" },
    });
  });

  test("by ending it before there are enough: none is counted", async () => {
    const { call, sending, answer, mixed } = await anAnonymousSending(4);
    await answer(0, 4);
    expect((await call("POST", `${sending}/close`)).status).toBe(204);
    expect(await mixed()).toMatchObject({ responses: 0, waiting: 4, least: 5 });
  });

  test("by typing in papers that fill a batch: each way of answering has its own", async () => {
    const { answer, typeIn, mixed } = await anAnonymousSending(6);
    await typeIn(4);
    await answer(0, 1);
    expect(await mixed()).toMatchObject({ responses: 0, waiting: 5 });
    await answer(1, 5);
    expect(await mixed()).toMatchObject({ responses: 5, waiting: 4, how: { link: 5, paper: 0 } });
    await typeIn(1);
    expect(await mixed()).toMatchObject({ responses: 10, waiting: 0, how: { link: 5, paper: 5 } });
  });

  test("by the place of a row in the table: the batch is written anew in another order, under other ids, the same in content", async () => {
    const { answer, mixed, inTable } = await anAnonymousSending(12);
    await answer(0, 12);
    const columns = "id, answers->>'name' as name, score, submitted_at::text as day";
    const before = (await inTable(columns)).rows;
    await mixed();
    const after = (await inTable(columns)).rows;
    const names = (rows: readonly Record<string, string>[]) => rows.map((row) => row["name"]);
    expect(names(after)).not.toEqual(names(before));
    expect(names(after).sort()).toEqual(names(before).sort());
    const ids = new Set(before.map((row) => row["id"]));
    expect(after.filter((row) => ids.has(row["id"]))).toEqual([]);
    const content = (rows: readonly Record<string, string>[]) =>
      rows.map(({ id: _drawn, ...row }) => JSON.stringify(row)).sort();
    expect(content(after)).toEqual(content(before));
  });
});
