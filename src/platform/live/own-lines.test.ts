import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";

const server = await aServer();

test("one person holds twenty lines at most: the oldest ends, and everybody else is still heard", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const eager = await aPerson(server, { roles: [{ cptsId, role: "partner" }] });
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  const listen = ({ cookie }: typeof eager) =>
    server.app.request(`/api/c/${slug}/live`, { headers: { cookie } });
  const first = (await listen(eager)).body!.getReader();
  await first.read();
  const other = await listen(operator);
  for (let line = 1; line < 30; line++) expect((await listen(eager)).status).toBe(200);
  expect(server.deps.live.count()).toBe(21);
  expect((await first.read()).done).toBe(true);
  expect(other.status).toBe(200);
  server.deps.live.close();
  expect(server.deps.live.count()).toBe(0);
});
