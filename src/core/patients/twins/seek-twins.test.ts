import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { seekTwins } from "./seek-twins.ts";

test("on demand, the newest records are compared first, and the list says how many are left", async () => {
  const server = await aServer();
  const { cptsId, slug } = await aCptsWith(server, { gps: 1 });
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const at = `/api/c/${slug}/patients`;
  const made: string[] = [];
  for (const birthGivenNames of ["Anaïs", "Bérénice", "Clotilde"]) {
    const traits = { birthFamilyName: "Garrigou", sex: "F", birthOn: "1951-02-03", noTwinConfirmed: true };
    made.push((await nurse.call("POST", at, { ...traits, birthGivenNames })).body.id);
  }
  const toSeek = async () => (await coordinator.call("GET", `${at}/twins`)).body.toSeek;
  expect(await toSeek()).toBe(3);
  for (const left of [2, 1, 0]) {
    expect(await seekTwins(server.deps, cptsId, 1)).toMatchObject({ sought: 1 });
    expect(await toSeek()).toBe(left);
    const { rows } = await server.owner.query(
      "select id from patients_records where cpts_id = $1 and twins_sought_at is not null order by id desc",
      [cptsId],
    );
    expect(rows.map((row) => row.id)).toEqual(made.slice(left).reverse());
  }
});
