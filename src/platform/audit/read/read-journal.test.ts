import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../db/index.ts";
import { nowOf } from "../../time/index.ts";
import { appendAudit, declareActionWords, sealAudit } from "../index.ts";

declareActionWords({ "test.read": "a lu un essai" });
const server = await aServer();
const { deps } = server;

const aJournal = async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }], givenName: "Claire" });
  const [patient, other] = [newId(), newId()];
  const write = (userId: string, patientId: string, action: string) =>
    withTenant(deps.db, cptsId, (tx) =>
      appendAudit(tx, deps.auditKey, nowOf(deps), {
        actorUserId: userId,
        actorLabel: "Claire Essai",
        action,
        patientId,
        purpose: "orientation",
      }),
    );
  await write(nurse.userId, patient, "test.read");
  deps.clock.advance(1);
  await write(nurse.userId, other, "test.changed");
  deps.clock.advance(1);
  await write(coordinator.userId, patient, "test.read");
  return { cptsId, slug, coordinator, nurse, patient, base: `/api/c/${slug}/audit` };
};

describe("the journal", () => {
  test("is searched by patient, by person, by act and by days, and its reading stands in it", async () => {
    const { coordinator, nurse, patient, base, cptsId } = await aJournal();
    const ask = async (search: string) =>
      (await coordinator.call("GET", `${base}?${search}`)).body.items.map(
        (one: { action: string; userId: string }) => [one.action, one.userId],
      );
    expect(await ask(`patient=${patient}`)).toEqual([
      ["test.read", coordinator.userId],
      ["test.read", nurse.userId],
    ]);
    expect(await ask(`patient=${patient}&user=${nurse.userId}`)).toEqual([["test.read", nurse.userId]]);
    expect(await ask("action=test.changed")).toEqual([["test.changed", nurse.userId]]);
    expect(await ask("from=2026-11-24")).toEqual([]);
    expect(await ask("to=2026-11-22")).toEqual([]);
    const all = await coordinator.call("GET", `${base}?from=2026-11-23&to=2026-11-23`);
    expect(all.body.items.filter((one: { action: string }) => one.action === "audit.read").length).toBe(5);
    expect(all.body.items.at(-1)).toMatchObject({
      words: "a lu un essai",
      purpose: "orientation",
      personName: "Claire Essai",
      isSealed: false,
    });
    await sealAudit(deps, cptsId);
    expect((await coordinator.call("GET", `${base}?action=test.read`)).body.items[0].isSealed).toBe(true);
  });

  test("pages by key, without writing again for each page", async () => {
    const { coordinator, base } = await aJournal();
    const first = (await coordinator.call("GET", `${base}?limit=2`)).body;
    const rest = (await coordinator.call("GET", `${base}?limit=2&after=${first.next}`)).body;
    expect([...first.items, ...rest.items].map((one) => one.action)).toEqual([
      "test.read",
      "test.changed",
      "test.read",
    ]);
    expect(rest.next).toBeNull();
  });

  test("is for coordinators and administrators of this CPTS", async () => {
    const { coordinator, nurse, base } = await aJournal();
    const there = await aJournal();
    expect((await nurse.call("GET", base)).status).toBe(403);
    expect((await coordinator.call("GET", there.base)).status).toBe(404);
    expect((await coordinator.call("GET", `${base}/choices`)).body).toMatchObject({
      people: expect.arrayContaining([{ userId: nurse.userId, name: "Claire Essai" }]),
      actions: expect.arrayContaining([{ action: "test.read", words: "a lu un essai" }]),
    });
  });

  test.each([
    "patient=x",
    "user=%00",
    "action=Robert'%29",
    "from=2026-13-01",
    "limit=0",
    "after=zzz",
    "from=2026-11-24&to=2026-11-01",
  ])("refuses %s with a reason", async (search) => {
    const { coordinator, base } = await aJournal();
    expect((await coordinator.call("GET", `${base}?${search}`)).status).toBe(422);
  });
});
