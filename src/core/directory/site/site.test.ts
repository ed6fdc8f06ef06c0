import { describe, expect, test } from "vitest";
import { aDirectory } from "../../../../tools/testing/a-directory.ts";
import { aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();
const events = async (cptsId: string, name: string) =>
  (
    await server.owner.query(
      "select payload from events_outbox where cpts_id = $1 and name = $2 order by id",
      [cptsId, name],
    )
  ).rows.map((row) => row.payload);

describe("places and practices", () => {
  test("a place is made, found at its commune's centre offline, moved by hand; who practises there hears of it", async () => {
    const story = await aDirectory(server);
    const { coordinator, api } = story;
    const made = await coordinator.call("POST", `${api}/sites`, {
      name: "Maison de santé",
      kind: "health-house",
      addressLine: "2 place Haute",
      communeCode: "31446",
    });
    expect(made.body).toMatchObject({
      communeName: "Ramonville-Saint-Agne",
      postalCode: "31520",
      precision: "commune",
    });
    expect(made.body.latitude).toBeCloseTo(43.5, 0);
    const me = story.professionals[0]!;
    const record = await story.doctor.call("POST", `${api}/professionals/${me.id}/practices`, {
      siteId: made.body.id,
      phone: "0561000003",
    });
    expect(record.status).toBe(201);
    expect(record.body.practices.map((one: { siteName: string }) => one.siteName)).toEqual([
      "Cabinet DocteurA",
      "Maison de santé",
    ]);
    const moved = await story.doctor.call("PATCH", `${api}/sites/${made.body.id}`, {
      version: made.body.version,
      position: { latitude: 43.55, longitude: 1.48 },
      wheelchair: true,
      accessNote: "Sonnez deux fois",
    });
    expect(moved.body).toMatchObject({
      latitude: 43.55,
      precision: "manual",
      wheelchair: true,
      professionals: [{ displayName: "Dr Alix DocteurA" }],
    });
    expect(await events(story.cptsId, "directory.practice-changed")).toHaveLength(2);
    const practice = record.body.practices[1].id;
    const ended = await story.doctor.call("PATCH", `${api}/practices/${practice}`, { active: false });
    expect(ended.body.practices).toHaveLength(1);
    expect(
      (await story.doctor.call("POST", `${api}/professionals/${me.id}/practices`, { siteId: made.body.id }))
        .body.practices[1].id,
    ).toBe(practice);
  });

  test("a place where one does not practise is not theirs; a stale one is refused; an unknown commune too", async () => {
    const story = await aDirectory(server);
    const { api, coordinator, doctor, professionals } = story;
    const theirs = (await coordinator.call("GET", `${api}/sites/${professionals[1]!.siteId}`)).body;
    expect(
      (
        await doctor.call("PATCH", `${api}/sites/${theirs.id}`, {
          version: theirs.version,
          phone: "0561000004",
        })
      ).status,
    ).toBe(403);
    expect(
      (await doctor.call("POST", `${api}/sites`, { name: "X", kind: "practice", communeCode: "31446" }))
        .status,
    ).toBe(403);
    expect(
      (
        await coordinator.call("PATCH", `${api}/sites/${theirs.id}`, {
          version: theirs.version,
          phone: "0561000004",
        })
      ).status,
    ).toBe(200);
    expect(
      (await coordinator.call("PATCH", `${api}/sites/${theirs.id}`, { version: theirs.version, phone: "" }))
        .status,
    ).toBe(409);
    expect(
      (await coordinator.call("POST", `${api}/sites`, { name: "X", kind: "practice", communeCode: "99999" }))
        .body.errors,
    ).toMatchObject([{ field: "communeCode" }]);
    expect((await coordinator.call("GET", `${api}/sites?q=docteurb`)).body.items).toMatchObject([
      { name: "Cabinet DocteurB", count: 1 },
    ]);
  });
});
