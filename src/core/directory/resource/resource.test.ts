import { describe, expect, test } from "vitest";
import { aDirectory } from "../../../../tools/testing/a-directory.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();

describe("resources", () => {
  // TEST_NOW is Monday 23 November 2026, 9 h in Paris.
  const hours = [{ day: 1, opens: "08:00", closes: "20:00" }];

  test("kept by the coordination, open now on the territory's clock, nearest first, direct line hidden from partners", async () => {
    const { api, coordinator, doctor, partner } = await aDirectory(server);
    const made = await coordinator.call("POST", `${api}/resources`, {
      kind: "snp-centre",
      name: "Centre de soins non programmés",
      communeCode: "31446",
      hours,
      publicPhone: "0561000005",
      directLine: "0561000006",
      website: "https://exemple.invalid",
      conditions: "Sur appel",
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        openNow: true,
        changes: { on: "2026-11-23", at: "20:00" },
        communeName: "Ramonville-Saint-Agne",
      },
    });
    await coordinator.call("POST", `${api}/resources`, {
      kind: "imaging",
      name: "Radiologie du Canal",
      position: { latitude: 43.7, longitude: 1.4 },
      hours: [{ day: 2, opens: "08:00", closes: "12:00" }],
    });
    const list = await doctor.call("GET", `${api}/resources?near=43.7,1.4`);
    expect(list.body.items).toMatchObject([
      { name: "Radiologie du Canal", openNow: false, distanceMeters: 0, may: { edit: false } },
      { directLine: "0561000006" },
    ]);
    expect((await doctor.call("GET", `${api}/resources?openNow=true`)).body.items).toHaveLength(1);
    expect((await doctor.call("GET", `${api}/resources?kinds=imaging,pass&q=canal`)).body.items).toHaveLength(
      1,
    );
    expect((await partner.call("GET", `${api}/resources/${made.body.id}`)).body).toMatchObject({
      publicPhone: "0561000005",
      directLine: null,
    });
    expect(
      (
        await doctor.call("PATCH", `${api}/resources/${made.body.id}`, {
          version: made.body.version,
          name: "Autre",
        })
      ).status,
    ).toBe(403);
    const aside = await coordinator.call("PATCH", `${api}/resources/${made.body.id}`, {
      version: made.body.version,
      active: false,
    });
    expect(aside.body.active).toBe(false);
    expect(
      (
        await coordinator.call("PATCH", `${api}/resources/${made.body.id}`, {
          version: made.body.version,
          active: true,
        })
      ).status,
    ).toBe(409);
    expect((await doctor.call("GET", `${api}/resources?kinds=snp-centre`)).body.items).toEqual([]);
  });

  test("in La Réunion the same instant is noon", async () => {
    const { cptsId, slug } = await aCptsWith(server, { timeZone: "Indian/Reunion", department: "974" });
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const made = await call("POST", `/api/c/${slug}/directory/resources`, {
      kind: "emergency",
      name: "Urgences",
      hours: [{ day: 1, opens: "12:00", closes: "13:00" }],
    });
    expect(made.body).toMatchObject({ openNow: true, changes: { at: "13:00" } });
  });

  test.each([
    { website: "javascript:alert(1)" },
    { hours: [{ day: 9, opens: "08:00", closes: "12:00" }] },
    { hours: [{ day: 1, opens: "25:00", closes: "12:00" }] },
    { kind: "nightclub" },
    { name: "x" },
    { publicPhone: "1" },
  ])("refuses %o", async (wrong) => {
    const { api, coordinator } = await aDirectory(server);
    expect(
      (await coordinator.call("POST", `${api}/resources`, { kind: "pass", name: "PASS", ...wrong })).status,
    ).toBe(422);
  });
});
