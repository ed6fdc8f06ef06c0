import { describe, expect, test } from "vitest";
import {
  anAgenda,
  bookIn,
  foreseeChange,
  makeChange,
  slotsOf,
  tuesdays,
  undoChange,
} from "../../../../tools/testing/an-agenda.ts";
import { aServer } from "../../../../tools/testing/index.ts";
import { newId } from "../../../platform/db/index.ts";

const server = await aServer();

describe("one slot, one day, some days", () => {
  test("a slot closed by hand stays closed; moved, it opens elsewhere; both are undone", async () => {
    const scene = await anAgenda(server);
    await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId) });
    const [first, second] = await slotsOf(scene);
    const closed = await makeChange(scene, { kind: "slot.close", slotId: first.id });
    expect(closed.body).toMatchObject({
      closed: 1,
      sentence: "Créneau fermé : mardi 24 novembre 2026, 14 h. 1 créneau libre fermé.",
    });
    const moved = await makeChange(scene, {
      kind: "slot.move",
      slotId: second.id,
      startsAt: "2026-11-25T10:00:00+01:00",
    });
    expect(moved.body.sentence).toContain(
      "mardi 24 novembre 2026, 14 h 15 → mercredi 25 novembre 2026, 10 h",
    );
    const starts = (await slotsOf(scene)).map((slot) => slot.starts_at.toISOString());
    expect(starts.slice(0, 3)).toEqual([
      "2026-11-24T13:30:00.000Z",
      "2026-11-24T13:45:00.000Z",
      "2026-11-25T09:00:00.000Z",
    ]);
    const opening = (await slotsOf(scene))[2];
    expect((await makeChange(scene, { kind: "slot.close", slotId: opening.id })).body.closed).toBe(1);
    for (const changeId of [moved.body.changeId, closed.body.changeId]) {
      expect((await undoChange(scene, changeId)).status).toBe(200);
    }
    expect(await slotsOf(scene)).toHaveLength(16);
    expect(
      (
        await makeChange(scene, {
          kind: "slot.move",
          slotId: first.id,
          startsAt: "2026-11-20T10:00:00+01:00",
        })
      ).status,
    ).toBe(422);
    expect((await makeChange(scene, { kind: "slot.close", slotId: newId() })).status).toBe(404);
  });

  test("says the slots that it opens itself, not those that were to be published before it", async () => {
    const scene = await anAgenda(server);
    await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId) });
    // As on the day when the horizon has moved on and nothing is published yet.
    await server.owner.query(
      "delete from agenda_slots where cpts_id = $1 and starts_at > timestamptz '2026-12-09'",
      [scene.cpts.cptsId],
    );
    const { weekdays, startTime, endTime, validFrom, validTo, ...offer } = tuesdays(scene.scheduleId);
    const opening = {
      ...offer,
      startsAt: "2026-11-26T09:00:00+01:00",
      endsAt: "2026-11-26T09:30:00+01:00",
    };
    const own = "2 créneaux ouverts.";
    const foreseen = await foreseeChange(scene, { kind: "opening.add", opening });
    expect(foreseen.body).toMatchObject({ opened: 2, sentence: own });
    const made = await makeChange(scene, { kind: "opening.add", opening });
    expect(made.body).toMatchObject({
      opened: 2,
      sentence: `Ouverture : jeudi 26 novembre 2026, 9 h, pendant 30 min, 2 places. ${own}`,
    });
    expect(await slotsOf(scene)).toHaveLength(18);
    await bookIn(scene, (await slotsOf(scene)).find((one) => one.natural_key.startsWith("opening:")).id);
    expect((await undoChange(scene, made.body.changeId)).body.sentence).toBe(
      "Annulé. 1 créneau libre fermé. 1 rendez-vous reste pris.",
    );
  });

  test("an exception shrinks or closes a day of a template", async () => {
    const scene = await anAgenda(server);
    await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId, { places: 3 }) });
    const { templates } = (await scene.doctor.call("GET", scene.path)).body;
    const templateId = templates[0].id;
    expect(
      (await makeChange(scene, { kind: "exception.add", templateId, onDate: "2026-12-01", places: 1 })).body
        .changed,
    ).toBe(4);
    expect(
      (
        await makeChange(scene, {
          kind: "exception.add",
          templateId,
          onDate: "2026-12-08",
          fromTime: "14:30",
          untilTime: "24:00",
        })
      ).body.closed,
    ).toBe(2);
    expect(
      (await makeChange(scene, { kind: "exception.add", templateId, onDate: "2026-12-09" })).status,
    ).toBe(422);
    expect(
      (
        await makeChange(scene, {
          kind: "exception.add",
          templateId,
          onDate: "2026-12-08",
          fromTime: "14:30",
        })
      ).status,
    ).toBe(422);
    const read = (await scene.doctor.call("GET", scene.path)).body.templates[0].exceptions;
    expect(read.map((one: { sentence: string }) => one.sentence)).toEqual([
      "mardi 1er décembre : 1 place par créneau",
      "mardi 8 décembre, 14 h 30–24 h : fermé",
    ]);
    expect(
      (await makeChange(scene, { kind: "exception.cancel", exceptionId: read[1].id })).body.changed,
    ).toBe(2);
  });

  test("a one-off opening goes before a template, refuses another at its hour, and is taken back", async () => {
    const scene = await anAgenda(server);
    await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId) });
    const opening = {
      scheduleId: scene.scheduleId,
      slotMinutes: 20,
      places: 2,
      modality: "HH",
      audiences: ["SNP", "PRO"],
      startsAt: "2026-11-24T14:00:00+01:00",
      endsAt: "2026-11-24T15:00:00+01:00",
    };
    const made = await makeChange(scene, { kind: "opening.add", opening });
    expect(made.body).toMatchObject({ opened: 3, closed: 4 });
    expect((await makeChange(scene, { kind: "opening.add", opening })).body.code).toBe(
      "agenda.openings-overlap",
    );
    expect(
      (await makeChange(scene, { kind: "opening.add", opening: { ...opening, endsAt: opening.startsAt } }))
        .status,
    ).toBe(422);
    expect(
      (
        await makeChange(scene, {
          kind: "opening.add",
          opening: { ...opening, startsAt: "2026-11-20T14:00:00+01:00", endsAt: "2026-11-20T15:00:00+01:00" },
        })
      ).status,
    ).toBe(422);
    const { openings } = (await scene.doctor.call("GET", scene.path)).body;
    expect(openings[0].sentence).toBe("demain, mardi 24, 14 h, pendant 1 h, 6 places, à domicile");
    expect(
      (await makeChange(scene, { kind: "opening.cancel", openingId: openings[0].id })).body,
    ).toMatchObject({
      closed: 3,
      changed: 4,
    });
  });

  test("an absence closes all, says so, and comes back", async () => {
    const scene = await anAgenda(server);
    await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId) });
    const away = await makeChange(scene, {
      kind: "absence.add",
      fromDate: "2026-11-28",
      toDate: "2026-12-06",
      label: "Congés",
    });
    expect(away.body.sentence).toBe(
      "Absence du samedi 28 novembre 2026 au dimanche 6 décembre 2026. 4 créneaux libres fermés.",
    );
    expect(await slotsOf(scene)).toHaveLength(12);
    const { absences } = (await scene.doctor.call("GET", scene.path)).body;
    expect(
      (await makeChange(scene, { kind: "absence.cancel", absenceId: absences[0].id })).body.changed,
    ).toBe(4);
    expect(
      (await makeChange(scene, { kind: "absence.add", fromDate: "2026-12-06", toDate: "2026-12-01" })).status,
    ).toBe(422);
    expect(
      (await makeChange(scene, { kind: "absence.add", fromDate: "2026-12-06", toDate: "2030-12-01" })).status,
    ).toBe(422);
  });

  test("bookings that a change of another hand left behind are shown, then decided", async () => {
    const scene = await anAgenda(server);
    await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId) });
    const [slot] = await slotsOf(scene);
    const booking = await bookIn(scene, slot.id);
    await server.owner.query("update agenda_templates set ended_at = now() where cpts_id = $1", [
      scene.cpts.cptsId,
    ]);
    expect((await scene.doctor.call("GET", scene.path)).body.toDecide).toBe(1);
    expect((await foreseeChange(scene, { kind: "settle" })).body.bookings).toHaveLength(1);
    expect(
      (
        await makeChange(
          scene,
          { kind: "settle" },
          { cancelBookingIds: [booking.id], cancelReason: "Fermeture" },
        )
      ).status,
    ).toBe(201);
    expect(await slotsOf(scene)).toHaveLength(0);
  });
});
