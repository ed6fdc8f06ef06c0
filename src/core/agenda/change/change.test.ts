import { beforeAll, describe, expect, test } from "vitest";
import {
  aCptsWith,
  aPerson,
  aServer,
  type TestCpts,
  type TestPerson,
} from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../../platform/db/index.ts";
import { bookPlace } from "../booking/claim-place.ts";

const server = await aServer();

/** Tuesdays 14 h–15 h, four slots of a quarter of an hour. */
const tuesday = (scheduleId: string, change: Record<string, unknown> = {}) => ({
  scheduleId,
  slotMinutes: 15,
  places: 1,
  modality: "AMB",
  audiences: ["SNP"],
  weekdays: [2],
  startTime: "14:00",
  endTime: "15:00",
  validFrom: "2026-11-01",
  validTo: "2026-12-18",
  ...change,
});

interface Scene {
  cpts: TestCpts;
  proId: string;
  scheduleId: string;
  doctor: TestPerson;
  path: string;
}

async function aDoctor(): Promise<Scene> {
  const cpts = await aCptsWith(server, { gps: 1 });
  const { id: proId, scheduleId } = cpts.professionals[0]!;
  const doctor = await aPerson(server, {
    roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: proId }],
  });
  return { cpts, proId, scheduleId, doctor, path: `/api/c/${cpts.slug}/agenda/professionals/${proId}` };
}

const slotsOf = async (scene: Scene, state = "open") =>
  (
    await server.owner.query(
      "select id, starts_at, ends_at, places, taken, natural_key from agenda_slots where cpts_id = $1 and state = $2 order by starts_at",
      [scene.cpts.cptsId, state],
    )
  ).rows;

const book = (scene: Scene, slotId: string, familyName = "Martin") =>
  withTenant(server.deps.db, scene.cpts.cptsId, (tx) =>
    bookPlace(server.deps, tx, {
      hostCptsId: scene.cpts.cptsId,
      slotId,
      userId: scene.doctor.userId,
      requestId: newId(),
      patient: {
        patientId: null,
        familyName,
        givenName: "Ana",
        birthOn: null,
        sex: null,
        phone: "0561000000",
        address: null,
      },
      care: { reason: null, levelCode: null, note: null, why: {} },
    }),
  );

const make = (scene: Scene, change: unknown, more: Record<string, unknown> = {}) =>
  scene.doctor.call("POST", `${scene.path}/changes`, { change, ...more });
const preview = (scene: Scene, change: unknown) =>
  scene.doctor.call("POST", `${scene.path}/changes/preview`, { change });

describe("templates", () => {
  test("a preview says it and changes nothing; making it publishes eight weeks", async () => {
    const scene = await aDoctor();
    const change = { kind: "template.add", template: tuesday(scene.scheduleId, { validTo: null }) };
    const foreseen = await preview(scene, change);
    expect(foreseen).toMatchObject({
      status: 200,
      body: { sentence: "32 créneaux ouverts.", opened: 32, bookings: [] },
    });
    expect(await slotsOf(scene)).toHaveLength(0);
    const made = await make(scene, change);
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

  test("the sentence of the doctor's screen, and a holiday on a day of the template", async () => {
    const scene = await aDoctor();
    // Friday 25 December 2026 is off; the Friday after, 1 January, too.
    const made = await make(scene, {
      kind: "template.add",
      template: tuesday(scene.scheduleId, { weekdays: [5], validTo: "2027-01-08" }),
    });
    expect(made.body.sentence).toContain("chaque vendredi 14 h–15 h, 4 places, jusqu'au 8 janvier 2027");
    const days = new Set((await slotsOf(scene)).map((slot) => slot.starts_at.toISOString().slice(0, 10)));
    expect([...days]).toEqual(["2026-11-27", "2026-12-04", "2026-12-11", "2026-12-18", "2027-01-08"]);
    const open = await make(scene, {
      kind: "template.add",
      template: tuesday(scene.scheduleId, {
        weekdays: [5],
        startTime: "16:00",
        endTime: "17:00",
        onHolidays: "open",
      }),
    });
    expect(open.body.opened).toBe(16);
  });

  test("bad input is refused field by field, two places at once by a sentence; nothing is written", async () => {
    const scene = await aDoctor();
    const bad = await make(scene, {
      kind: "template.add",
      template: tuesday(scene.scheduleId, { endTime: "13:00" }),
    });
    expect(bad).toMatchObject({
      status: 422,
      body: {
        errors: [
          { field: "change.template.endTime", message: "La fin doit venir après le début, le même jour." },
        ],
      },
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
        (await make(scene, { kind: "template.add", template: tuesday(scene.scheduleId, wrong) })).status,
      ).toBe(422);
    }
    expect((await make(scene, { kind: "template.add", template: tuesday(newId()) })).status).toBe(404);
    expect((await make(scene, { kind: "nothing" })).status).toBe(422);
    expect((await make(scene, { kind: "template.end", templateId: newId() })).status).toBe(404);
    expect((await make(scene, { kind: "template.add", template: tuesday(scene.scheduleId) })).status).toBe(
      201,
    );
    const twice = await make(scene, {
      kind: "template.add",
      template: tuesday(scene.scheduleId, { startTime: "14:30", endTime: "16:00" }),
    });
    expect(twice).toMatchObject({ status: 409, body: { code: "agenda.templates-overlap" } });
    expect(twice.body.detail).toContain("Le mardi, 14 h–15 h et 14 h 30–16 h se recouvrent.");
    expect(await slotsOf(scene)).toHaveLength(16);
  });

  test("the same key acts once", async () => {
    const scene = await aDoctor();
    const body = { change: { kind: "template.add", template: tuesday(scene.scheduleId) } };
    const key = { "idempotency-key": "plage-0001" };
    const first = await scene.doctor.call("POST", `${scene.path}/changes`, body, key);
    const again = await scene.doctor.call("POST", `${scene.path}/changes`, body, key);
    expect(again.body).toEqual(first.body);
    expect(await slotsOf(scene)).toHaveLength(16);
  });
});

describe("a change that touches bookings", () => {
  let scene: Scene;
  let templateId: string;
  let bookings: Awaited<ReturnType<typeof book>>[];
  beforeAll(async () => {
    scene = await aDoctor();
    await make(scene, { kind: "template.add", template: tuesday(scene.scheduleId) });
    templateId = (await scene.doctor.call("GET", scene.path)).body.templates[0].id;
    const slots = await slotsOf(scene);
    bookings = [await book(scene, slots[0].id), await book(scene, slots[5].id, "Durand")];
  });
  const later = () => ({
    kind: "template.change",
    templateId,
    template: tuesday(scene.scheduleId, { startTime: "16:00", endTime: "17:00" }),
  });

  test("says who is concerned and what they will be told; the reading is recorded", async () => {
    const { body } = await preview(scene, later());
    expect(body.bookingCount).toBe(2);
    expect(body.bookings[0]).toMatchObject({
      when: "demain, mardi 24, 14 h",
      patient: "Ana Martin",
      patientPhone: "0561000000",
      happens: "Le créneau disparaîtrait.",
    });
    expect(body.sentence).toContain("2 créneaux sont déjà retenus par des patients");
    expect(body.ifCancelled).toContain("appelez-le");
    const { rows } = await server.owner.query(
      "select count(*)::int as n from audit_entries where cpts_id = $1 and action = 'agenda.booking-read'",
      [scene.cpts.cptsId],
    );
    expect(rows[0].n).toBe(2);
  });

  test("is refused until each booking is decided, and nothing is changed", async () => {
    const refused = await make(scene, later(), { keepBookingIds: [bookings[0]!.id] });
    expect(refused).toMatchObject({ status: 409, body: { code: "agenda.bookings-to-decide" } });
    expect((await scene.doctor.call("GET", scene.path)).body.templates[0].startTime).toBe("14:00");
    expect((await make(scene, later(), { cancelBookingIds: [bookings[0]!.id] })).status).toBe(422);
  });

  test("one kept, one cancelled with its reason: then undone with one click, the kept one untouched", async () => {
    const done = await make(scene, later(), {
      keepBookingIds: [bookings[0]!.id],
      cancelBookingIds: [bookings[1]!.id],
      cancelReason: "Le cabinet change d'heure.",
    });
    expect(done.status).toBe(201);
    const slots = await slotsOf(scene);
    expect(slots).toHaveLength(17);
    expect(slots[0]).toMatchObject({ taken: 1, places: 1, natural_key: `kept:${bookings[0]!.slotId}` });
    expect(slots.slice(1).every((slot) => slot.starts_at.getUTCHours() === 15)).toBe(true);
    const status = async (id: string) =>
      (await server.owner.query("select status, end_reason from agenda_bookings where id = $1", [id]))
        .rows[0];
    expect(await status(bookings[1]!.id)).toEqual({
      status: "cancelled",
      end_reason: "Le cabinet change d'heure.",
    });
    expect((await scene.doctor.call("GET", scene.path)).body.toDecide).toBe(0);
    const { rows: told } = await server.owner.query(
      "select payload from events_outbox where cpts_id = $1 and name = 'agenda.booking-changed' and payload->>'to' = 'cancelled'",
      [scene.cpts.cptsId],
    );
    expect(told).toHaveLength(1);

    const undone = await scene.doctor.call(
      "POST",
      `/api/c/${scene.cpts.slug}/agenda/changes/${done.body.changeId}/undo`,
      {},
    );
    expect(undone.status).toBe(200);
    const back = await slotsOf(scene);
    expect(back).toHaveLength(16);
    expect(
      back.every(
        (slot) =>
          slot.natural_key.startsWith(`template:${templateId}`) && slot.starts_at.getUTCHours() === 13,
      ),
    ).toBe(true);
    expect((await status(bookings[0]!.id)).status).toBe("booked");
    expect((await status(bookings[1]!.id)).status).toBe("cancelled");
    const twice = await scene.doctor.call(
      "POST",
      `/api/c/${scene.cpts.slug}/agenda/changes/${done.body.changeId}/undo`,
      {},
    );
    expect(twice).toMatchObject({ status: 409, body: { code: "agenda.already-undone" } });
    const journal = await scene.doctor.call("GET", `${scene.path}/changes?limit=1`);
    expect(journal.body.items[0]).toMatchObject({ id: done.body.changeId });
    expect(journal.body.items[0].undoneAt).not.toBeNull();
    const rest = await scene.doctor.call("GET", `${scene.path}/changes?after=${journal.body.next}`);
    expect(rest.body.items.map((one: { sentence: string }) => one.sentence)).toEqual([
      "Plage ajoutée : chaque mardi 14 h–15 h, 4 places, jusqu'au 18 décembre. 16 créneaux ouverts.",
    ]);
  });

  test("what was changed again is not undone over it", async () => {
    const first = await make(scene, {
      kind: "template.change",
      templateId,
      template: tuesday(scene.scheduleId, { places: 2 }),
    });
    await make(scene, {
      kind: "template.change",
      templateId,
      template: tuesday(scene.scheduleId, { places: 3 }),
    });
    const undo = await scene.doctor.call(
      "POST",
      `/api/c/${scene.cpts.slug}/agenda/changes/${first.body.changeId}/undo`,
      {},
    );
    expect(undo).toMatchObject({ status: 409, body: { code: "agenda.changed-since" } });
    expect((await slotsOf(scene)).every((slot) => slot.places === 3)).toBe(true);
  });
});

describe("one slot, one day, some days", () => {
  test("a slot closed by hand stays closed; moved, it opens elsewhere; both are undone", async () => {
    const scene = await aDoctor();
    await make(scene, { kind: "template.add", template: tuesday(scene.scheduleId) });
    const [first, second] = await slotsOf(scene);
    const closed = await make(scene, { kind: "slot.close", slotId: first.id });
    expect(closed.body).toMatchObject({
      closed: 1,
      sentence: "Créneau fermé : mardi 24 novembre 2026, 14 h. 1 créneau libre fermé.",
    });
    const moved = await make(scene, {
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
    expect((await make(scene, { kind: "slot.close", slotId: opening.id })).body.closed).toBe(1);
    for (const changeId of [moved.body.changeId, closed.body.changeId]) {
      expect(
        (await scene.doctor.call("POST", `/api/c/${scene.cpts.slug}/agenda/changes/${changeId}/undo`, {}))
          .status,
      ).toBe(200);
    }
    expect(await slotsOf(scene)).toHaveLength(16);
    expect(
      (await make(scene, { kind: "slot.move", slotId: first.id, startsAt: "2026-11-20T10:00:00+01:00" }))
        .status,
    ).toBe(422);
    expect((await make(scene, { kind: "slot.close", slotId: newId() })).status).toBe(404);
  });

  test("an exception shrinks or closes a day of a template", async () => {
    const scene = await aDoctor();
    await make(scene, { kind: "template.add", template: tuesday(scene.scheduleId, { places: 3 }) });
    const { templates } = (await scene.doctor.call("GET", scene.path)).body;
    const templateId = templates[0].id;
    expect(
      (await make(scene, { kind: "exception.add", templateId, onDate: "2026-12-01", places: 1 })).body
        .changed,
    ).toBe(4);
    expect(
      (
        await make(scene, {
          kind: "exception.add",
          templateId,
          onDate: "2026-12-08",
          fromTime: "14:30",
          untilTime: "24:00",
        })
      ).body.closed,
    ).toBe(2);
    expect((await make(scene, { kind: "exception.add", templateId, onDate: "2026-12-09" })).status).toBe(422);
    expect(
      (await make(scene, { kind: "exception.add", templateId, onDate: "2026-12-08", fromTime: "14:30" }))
        .status,
    ).toBe(422);
    const read = (await scene.doctor.call("GET", scene.path)).body.templates[0].exceptions;
    expect(read.map((one: { sentence: string }) => one.sentence)).toEqual([
      "mardi 1er décembre : 1 place par créneau",
      "mardi 8 décembre, 14 h 30–24 h : fermé",
    ]);
    expect((await make(scene, { kind: "exception.cancel", exceptionId: read[1].id })).body.changed).toBe(2);
  });

  test("a one-off opening goes before a template, refuses another at its hour, and is taken back", async () => {
    const scene = await aDoctor();
    await make(scene, { kind: "template.add", template: tuesday(scene.scheduleId) });
    const opening = {
      scheduleId: scene.scheduleId,
      slotMinutes: 20,
      places: 2,
      modality: "HH",
      audiences: ["SNP", "PRO"],
      startsAt: "2026-11-24T14:00:00+01:00",
      endsAt: "2026-11-24T15:00:00+01:00",
    };
    const made = await make(scene, { kind: "opening.add", opening });
    expect(made.body).toMatchObject({ opened: 3, closed: 4 });
    expect((await make(scene, { kind: "opening.add", opening })).body.code).toBe("agenda.openings-overlap");
    expect(
      (await make(scene, { kind: "opening.add", opening: { ...opening, endsAt: opening.startsAt } })).status,
    ).toBe(422);
    expect(
      (
        await make(scene, {
          kind: "opening.add",
          opening: { ...opening, startsAt: "2026-11-20T14:00:00+01:00", endsAt: "2026-11-20T15:00:00+01:00" },
        })
      ).status,
    ).toBe(422);
    const { openings } = (await scene.doctor.call("GET", scene.path)).body;
    expect(openings[0].sentence).toBe("demain, mardi 24, 14 h, pendant 1 h, 6 places, à domicile");
    expect((await make(scene, { kind: "opening.cancel", openingId: openings[0].id })).body).toMatchObject({
      closed: 3,
      changed: 4,
    });
  });

  test("an absence closes all, says so, and comes back", async () => {
    const scene = await aDoctor();
    await make(scene, { kind: "template.add", template: tuesday(scene.scheduleId) });
    const away = await make(scene, {
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
    expect((await make(scene, { kind: "absence.cancel", absenceId: absences[0].id })).body.changed).toBe(4);
    expect(
      (await make(scene, { kind: "absence.add", fromDate: "2026-12-06", toDate: "2026-12-01" })).status,
    ).toBe(422);
    expect(
      (await make(scene, { kind: "absence.add", fromDate: "2026-12-06", toDate: "2030-12-01" })).status,
    ).toBe(422);
  });

  test("bookings that a change of another hand left behind are shown, then decided", async () => {
    const scene = await aDoctor();
    await make(scene, { kind: "template.add", template: tuesday(scene.scheduleId) });
    const [slot] = await slotsOf(scene);
    const booking = await book(scene, slot.id);
    await server.owner.query("update agenda_templates set ended_at = now() where cpts_id = $1", [
      scene.cpts.cptsId,
    ]);
    expect((await scene.doctor.call("GET", scene.path)).body.toDecide).toBe(1);
    expect((await preview(scene, { kind: "settle" })).body.bookings).toHaveLength(1);
    expect(
      (await make(scene, { kind: "settle" }, { cancelBookingIds: [booking.id], cancelReason: "Fermeture" }))
        .status,
    ).toBe(201);
    expect(await slotsOf(scene)).toHaveLength(0);
  });
});

describe("a large change", () => {
  test("is said to follow, then done by a job", async () => {
    const scene = await aDoctor();
    const all = tuesday(scene.scheduleId, {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      startTime: "00:00",
      endTime: "24:00",
      slotMinutes: 10,
      validTo: null,
      onHolidays: "open",
    });
    expect((await preview(scene, { kind: "template.add", template: all })).body).toMatchObject({
      byJob: true,
    });
    expect((await make(scene, { kind: "template.add", template: all })).body).toMatchObject({ byJob: true });
    expect(await slotsOf(scene)).toHaveLength(0);
    expect(await drainJobs(server)).toContain("agenda.publish-professional");
    // 56 days of 144 slots, but for those of today before 9 h.
    expect(await slotsOf(scene)).toHaveLength(56 * 144 - 54);
  });
});

describe("a race", () => {
  test("patients book while the doctor closes: nobody ends up with a place in a closed slot", async () => {
    for (let round = 0; round < 5; round++) {
      const scene = await aDoctor();
      await make(scene, {
        kind: "template.add",
        template: tuesday(scene.scheduleId, { validTo: "2026-11-30" }),
      });
      const slots = await slotsOf(scene);
      const tries = slots.map((slot) =>
        book(scene, slot.id).then(
          () => "booked",
          (error: { code: string }) => error.code,
        ),
      );
      const [change, ...answers] = await Promise.all([
        make(scene, { kind: "absence.add", fromDate: "2026-11-24", toDate: "2026-11-24" }),
        ...tries,
      ]);
      const booked = answers.filter((one) => one === "booked").length;
      const closed = await slotsOf(scene, "closed");
      expect(closed.every((slot) => slot.taken === 0)).toBe(true);
      expect((await slotsOf(scene)).filter((slot) => slot.taken === 1)).toHaveLength(booked);
      if (change.status === 201) expect(closed).toHaveLength(4);
      else expect(change.body.code).toBe("agenda.bookings-to-decide");
      expect(
        answers.every(
          (one) => one === "booked" || one === "agenda.slot-closed" || one === "agenda.slot-not-found",
        ),
      ).toBe(true);
    }
  });
});
