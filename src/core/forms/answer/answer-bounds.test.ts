import { expect, test } from "vitest";
import { aQuestionnaire, begin, linksOf } from "../../../../tools/testing/a-questionnaire.ts";
import { aServer, aStranger, drainJobs } from "../../../../tools/testing/index.ts";

const server = await aServer();
const guest = aStranger(server);
const LONG = 80;

test("answers too long in all, of a version from before the bound: said in French, nothing is kept", async () => {
  const { call, forms, id, cptsId, slug, send } = await aQuestionnaire(server);
  const questions = Array.from({ length: LONG }, (_, at) => ({
    kind: "text",
    key: `t${at}`,
    text: "Dites tout",
    long: true,
    maxLength: 4_000,
  }));
  const form = { title: "Long", layout: "section", sections: [{ key: "s", title: "", questions }] };
  expect((await call("POST", `${forms}/questionnaires/${id}/draft`)).body).toEqual({ version: 2 });
  expect(
    (await call("PUT", `${forms}/questionnaires/${id}/draft`, { revision: 1, form })).body.problems,
  ).toMatchObject([{ path: "sections" }]);
  await server.owner.query(
    "update forms_versions set state = 'published', published_at = now() where cpts_id = $1 and questionnaire_id = $2 and version = 2",
    [cptsId, id],
  );
  const sent = await send({ version: 2 });
  await drainJobs(server);
  const answers = Object.fromEntries(questions.map(({ key }) => [key, "x".repeat(4_000)]));
  const url = `/api/public/${slug}/forms/${linksOf(server, slug)["amarante"]}`;
  const tooLong = { status: 422, body: { code: "forms.too-long" } };
  expect(await guest("PUT", `${url}/answers`, { revision: 0, answers })).toMatchObject(tooLong);
  expect(await guest("POST", `${url}/send`, { answers })).toMatchObject(tooLong);
  expect(await call("POST", `${forms}/sendings/${sent.body.id}/papers`, { answers })).toMatchObject(tooLong);
  expect((await guest("GET", url)).body).toMatchObject({ state: "open", revision: 0 });
});

test("an address that no CPTS can have, a proof in other letters: refused, never an error", async () => {
  const { call, forms, slug, send } = await aQuestionnaire(server);
  for (const cpts of ["%00", "a%00b", "A", "a_b", "%C3%A9"])
    expect((await guest("GET", `/api/public/${cpts}/forms/abcdefghij`)).status).toBe(422);
  const { id } = (await send({ people: null })).body;
  const key = (await call("GET", `${forms}/sendings/${id}`)).body.publicUrl.split("/").at(-1) as string;
  const url = `/api/public/${slug}/forms/${key}`;
  const challenge = `x.${"a".repeat(31)}é`;
  expect((await guest("POST", `${url}/begin`, { challenge, nonce: 1 })).status).toBe(403);
  expect((await begin(server, slug, key)).cookie).not.toBe("");
});
