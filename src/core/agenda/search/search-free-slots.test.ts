import { describe, expect, test } from "vitest";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { prepared, withTenant } from "../../../platform/db/index.ts";
import { distanceMeters } from "../../../platform/geo/index.ts";
import { freeSlotsStatement } from "./free-slots-sql.ts";
import { type FreeSlotQuery, searchFreeSlots } from "./search-free-slots.ts";

const server = await aServer();
const RAMONVILLE = { latitude: 43.5456, longitude: 1.4749 };
const NOW = new Date("2026-11-23T08:00:00Z");
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

const search = (cptsId: string, query: Partial<FreeSlotQuery> = {}) =>
  withTenant(server.deps.db, cptsId, (tx) =>
    searchFreeSlots(tx, { cptsIds: "own", from: NOW, until: days(3), at: RAMONVILLE, ...query }),
  );

describe("the search of free slots", () => {
  test("nearest schedule first, the earliest of each, no more than asked; full and closed ones are not there", async () => {
    const { cptsId, professionals } = await aCptsWith(server, { gps: 3 });
    const [near, middle, far] = professionals;
    for (const inMinutes of [300, 60, 180, 240]) await aSlot(server, cptsId, near!, { inMinutes });
    await aSlot(server, cptsId, middle!, { inMinutes: 30, state: "closed" });
    await aSlot(server, cptsId, far!, { inMinutes: 10 });
    const found = await search(cptsId, { slotsPerSchedule: 2 });
    expect(
      found.map((slot) => [slot.professionalName, (slot.startsAt.getTime() - NOW.getTime()) / 60_000]),
    ).toEqual([
      ["Dr Alix DocteurA", 60],
      ["Dr Alix DocteurA", 180],
      ["Dr Alix DocteurC", 10],
    ]);
    expect((await search(cptsId, { firstProfessionalId: far!.id }))[0]!.professionalId).toBe(far!.id);
    expect(await search(cptsId, { limitSchedules: 1, slotsPerSchedule: 1 })).toHaveLength(1);
  });

  test("its metres are those of the platform, to the metre, at any distance", async () => {
    const { cptsId, professionals } = await aCptsWith(server, { gps: 1 });
    await aSlot(server, cptsId, professionals[0]!);
    for (const at of [
      RAMONVILLE,
      { latitude: 43.5457, longitude: 1.4749 },
      { latitude: 48.85, longitude: 2.35 },
      { latitude: -21.1, longitude: 55.5 },
    ]) {
      const [slot] = await search(cptsId, { at });
      expect(Math.abs(slot!.distanceMeters! - distanceMeters(at, RAMONVILLE))).toBeLessThanOrEqual(1);
    }
    expect((await search(cptsId, { at: null }))[0]!.distanceMeters).toBeNull();
  });

  test("over the desk's door: today's free places without a period; bad questions are refused field by field", async () => {
    const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
    const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
    const today = await aSlot(server, cptsId, professionals[0]!, { inMinutes: 600 });
    await aSlot(server, cptsId, professionals[0]!, { inMinutes: 24 * 60 });
    const ask = (query: string) => operator.call("GET", `/api/c/${slug}/agenda/free-slots?${query}`);
    const { body } = await ask("");
    expect(body).toMatchObject({
      until: "2026-11-23T23:00:00Z",
      items: [{ slotId: today, distanceMeters: null }],
    });
    expect((await ask("until=2026-11-26T00:00:00Z")).body.items).toHaveLength(2);
    expect((await ask("from=2026-11-25T00:00:00Z&until=2026-11-24T00:00:00Z")).status).toBe(422);
    for (const bad of [
      "latitude=91",
      "longitude=x",
      "limit=0",
      "limit=61",
      "until=9999-01-01T00:00:00Z",
      "wheelchair=2",
      "from=hier",
      "profession=%27",
    ])
      expect((await ask(bad)).status).toBe(422);
    expect((await ask("latitude=43.5&longitude=1.4&modality=DROP&profession=XX")).body.items).toEqual([]);
  });
});

describe("its plan on a full agenda", () => {
  test("opens the nearest schedules only, each by the index of its slots", async () => {
    const { cptsId } = await aCptsWith(server, { gps: 40 });
    await server.owner.query(
      `insert into agenda_slots (cpts_id, id, schedule_id, professional_id, starts_at, ends_at, modality, audiences, places, taken, natural_key)
       select c.cpts_id, gen_random_uuid(), c.id, c.professional_id, t, t + interval '15 min', 'AMB', '{SNP}', 1, (n % 10 < 7)::int, 'plan:' || c.id || n
       from agenda_schedules c, lateral (select n, $2::timestamptz + n * interval '20 min' as t from generate_series(1, 500) n) x where c.cpts_id = $1`,
      [cptsId, NOW],
    );
    await server.owner.query("analyze agenda_slots, agenda_schedules");
    for (const cptsIds of ["own", "own-and-partners"] as const) {
      const frame = { from: NOW, until: days(7), at: RAMONVILLE, slotsPerSchedule: 3, rows: 15 };
      const none = {
        modalities: null,
        professionCodes: null,
        specialityCodes: null,
        languages: null,
        wheelchair: false,
        audiences: null,
        reasonCode: null,
        firstProfessionalId: null,
        slotId: null,
        scheduleId: null,
        professionalId: null,
      };
      const { text, values } = freeSlotsStatement(frame, { cptsIds, ...none });
      const plan = await withTenant(server.deps.db, cptsId, (tx) =>
        prepared<{ "QUERY PLAN": string }>(
          tx,
          `plan-${cptsIds}`,
          `explain (analyze, costs off, timing off) ${text}`,
          values,
        ),
      );
      const lines = plan.map((row) => row["QUERY PLAN"]);
      const slots = lines.find((line) => line.includes("agenda_slots"));
      expect(slots).toContain("Index Scan using agenda_slots_schedule_idx");
      // Five schedules of three slots are enough: the other 35 are never opened.
      expect(slots).toContain("loops=5)");
    }
  });
});
