import { describe, expect, test } from "vitest";
import {
  anAgenda,
  foreseeChange,
  makeChange,
  slotsOf,
  tuesdays,
} from "../../../../tools/testing/an-agenda.ts";
import { aServer, drainJobs } from "../../../../tools/testing/index.ts";
import { newId } from "../../../platform/db/index.ts";

const server = await aServer();

describe("templates", () => {
  test("a preview says it and changes nothing; making it publishes eight weeks", async () => {
    const scene = await anAgenda(server);
    const change = { kind: "template.add", template: tuesdays(scene.scheduleId, { validTo: null }) };
    const foreseen = await foreseeChange(scene, change);
    expect(foreseen).toMatchObject({
      status: 200,
      body: { sentence: "32 créneaux ouverts.", opened: 32, bookings: [] },
    });
    expect(await slotsOf(scene)).toHaveLength(0);
    const made = await makeChange(scene, change);
    expect(made.status).toBe(201);
    expect(made.body.sentence).toBe("Plage ajoutée : chaque mardi 14 h–15 h, 4 places. 32 créneaux ouverts.");
    const slots = await slotsOf(scene);
    expect(slots).toHaveLength(32);
    expect(slots[0].starts_at.toISOString()).toBe("2026-11-24T13:00:00.000Z");
    const read = await scene.doctor.call("GET", scene.path);
    expect(read.body).toMatchObject({
      own: true,
      toDecide: 0,
      templates: [{ sentence: "chaque mardi 14 h–15 h, 4 places", siteName: "Cabinet DocteurA" }],
    });
    expect(read.body.until).toBe("2027-01-17");
  });

  test("says before it is added what its slots leave over", async () => {
    const scene = await anAgenda(server);
    const foreseen = await foreseeChange(scene, {
      kind: "template.add",
      template: tuesdays(scene.scheduleId, { endTime: "14:30", slotMinutes: 20, validTo: null }),
    });
    expect(foreseen.body.what).toBe(
      "Plage ajoutée : chaque mardi 14 h–14 h 30, 1 place (il reste 10 min non utilisées).",
    );
  });

  test("the sentence of the doctor's screen, and a holiday on a day of the template", async () => {
    const scene = await anAgenda(server);
    // Friday 25 December 2026 is off; the Friday after, 1 January, too.
    const made = await makeChange(scene, {
      kind: "template.add",
      template: tuesdays(scene.scheduleId, { weekdays: [5], validTo: "2027-01-08" }),
    });
    expect(made.body.sentence).toContain("chaque vendredi 14 h–15 h, 4 places, jusqu'au 8 janvier 2027");
    const days = new Set((await slotsOf(scene)).map((slot) => slot.starts_at.toISOString().slice(0, 10)));
    expect([...days]).toEqual(["2026-11-27", "2026-12-04", "2026-12-11", "2026-12-18", "2027-01-08"]);
    const open = await makeChange(scene, {
      kind: "template.add",
      template: tuesdays(scene.scheduleId, {
        weekdays: [5],
        startTime: "16:00",
        endTime: "17:00",
        onHolidays: "open",
      }),
    });
    expect(open.body.opened).toBe(16);
  });

  test("bad input is refused field by field, two places at once by a sentence; nothing is written", async () => {
    const scene = await anAgenda(server);
    const bad = await makeChange(scene, {
      kind: "template.add",
      template: tuesdays(scene.scheduleId, { endTime: "13:00" }),
    });
    expect(bad).toMatchObject({
      status: 422,
      body: {
        errors: [
          { field: "change.template.endTime", message: "La fin doit venir après le début, le même jour." },
        ],
      },
    });
    const past = await foreseeChange(scene, {
      kind: "template.add",
      template: tuesdays(scene.scheduleId, { validFrom: "2019-01-01", validTo: "2026-11-22" }),
    });
    expect(past).toMatchObject({
      status: 422,
      body: { errors: [{ field: "change.template.validTo", message: expect.stringContaining("passée") }] },
    });
    for (const wrong of [
      { places: 0 },
      { places: 1.5 },
      { slotMinutes: 1 },
      { weekdays: [] },
      { weekdays: [8] },
      { audiences: ["X"] },
      { startTime: "25:00" },
      { validFrom: "2026-02-30" },
      { scheduleId: "x" },
      { reasons: ["\u0000"] },
      { everyWeeks: 99 },
    ]) {
      expect(
        (await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId, wrong) }))
          .status,
      ).toBe(422);
    }
    expect((await makeChange(scene, { kind: "template.add", template: tuesdays(newId()) })).status).toBe(404);
    expect((await makeChange(scene, { kind: "nothing" })).status).toBe(422);
    expect((await makeChange(scene, { kind: "template.end", templateId: newId() })).status).toBe(404);
    expect(
      (await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId) })).status,
    ).toBe(201);
    const twice = await makeChange(scene, {
      kind: "template.add",
      template: tuesdays(scene.scheduleId, { startTime: "14:30", endTime: "16:00" }),
    });
    expect(twice).toMatchObject({ status: 409, body: { code: "agenda.templates-overlap" } });
    expect(twice.body.detail).toContain("Le mardi, 14 h–15 h et 14 h 30–16 h se recouvrent.");
    expect(await slotsOf(scene)).toHaveLength(16);
  });

  test("the same key acts once", async () => {
    const scene = await anAgenda(server);
    const body = { change: { kind: "template.add", template: tuesdays(scene.scheduleId) } };
    const key = { "idempotency-key": "plage-0001" };
    const first = await scene.doctor.call("POST", `${scene.path}/changes`, body, key);
    const again = await scene.doctor.call("POST", `${scene.path}/changes`, body, key);
    expect(again.body).toEqual(first.body);
    expect(await slotsOf(scene)).toHaveLength(16);
  });
});

describe("a large change", () => {
  test("is said to follow, then done by a job", async () => {
    const scene = await anAgenda(server);
    const all = tuesdays(scene.scheduleId, {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      startTime: "00:00",
      endTime: "24:00",
      slotMinutes: 10,
      validTo: null,
      onHolidays: "open",
    });
    expect((await foreseeChange(scene, { kind: "template.add", template: all })).body).toMatchObject({
      byJob: true,
    });
    expect((await makeChange(scene, { kind: "template.add", template: all })).body).toMatchObject({
      byJob: true,
    });
    expect(await slotsOf(scene)).toHaveLength(0);
    expect(await drainJobs(server)).toContain("agenda.publish-professional");
    // 56 days of 144 slots, but for those of today before 9 h.
    expect(await slotsOf(scene)).toHaveLength(56 * 144 - 54);
  });
});
