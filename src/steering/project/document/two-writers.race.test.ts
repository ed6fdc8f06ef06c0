import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();

test("two writers at once: every accepted sentence is in the text or in its history, the refused one is told with the text that won", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const writers = await Promise.all(
    ["coordinator", "administrator"].map((role) =>
      aPerson(server, { roles: [{ cptsId, role: role as "coordinator" }] }),
    ),
  );
  const url = `/api/c/${slug}/project/documents/letter/texts/team.presentation`;
  const accepted: string[] = [];
  let refused = 0;
  let revision = 0;
  for (let round = 0; round < 15; round++) {
    const answers = await Promise.all(
      writers.map(async (writer, who) => {
        const body = `Phrase ${round} de ${who} : ${`${round}-${who} `.repeat(30)}`;
        return { body, answer: await writer.call("PUT", url, { body, revision }) };
      }),
    );
    const won = answers.filter(({ answer }) => answer.status === 200);
    const lost = answers.filter(({ answer }) => answer.status === 409);
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(lost[0]?.answer.body.current.body).toBe(won[0]?.body);
    accepted.push(won[0]!.body);
    refused += 1;
    revision = won[0]!.answer.body.revision;
  }
  expect(refused).toBe(15);
  expect(revision).toBe(15);
  const { items } = (await writers[0]!.call("GET", `${url}/versions`)).body;
  const history = items.map((one: { body: string }) => one.body);
  for (const body of accepted) expect(history).toContain(body);
});
