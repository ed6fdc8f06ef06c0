import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";

const server = await aServer();

test("nobody tries all the birth dates of a name in a row", async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const curious = await aPerson(server, { roles: [{ cptsId, role: "partner" }] });
  const colleague = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  const search = ({ call }: typeof curious, birthOn: string) =>
    call("POST", `/api/c/${slug}/patients/search`, { name: "Martin", birthOn });
  const days = Array.from({ length: 140 }, (_, day) =>
    Temporal.PlainDate.from("1950-01-01").add({ days: day }).toString(),
  );
  const statuses = (await Promise.all(days.map((day) => search(curious, day)))).map((one) => one.status);
  expect(statuses.filter((status) => status === 200).length).toBeLessThan(140);
  expect(statuses.at(-1)).toBe(429);
  expect((await search(colleague, "1950-01-01")).status).toBe(200);
});
