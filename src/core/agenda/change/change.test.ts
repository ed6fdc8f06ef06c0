import { beforeAll, describe, expect, test } from "vitest";
import {
  anAgenda,
  bookIn,
  foreseeChange,
  makeChange,
  slotsOf,
  type TestAgenda,
  tuesdays,
  undoChange,
} from "../../../../tools/testing/an-agenda.ts";
import { aServer } from "../../../../tools/testing/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import { holdPlace } from "../booking/claim-place.ts";
import { expireHolds } from "../booking/expire-holds.ts";
import { publishCpts } from "../publish/publish-agenda.ts";

const server = await aServer();

describe("a change that touches bookings", () => {
  let scene: TestAgenda;
  let templateId: string;
  let bookings: Awaited<ReturnType<typeof bookIn>>[];
  beforeAll(async () => {
    scene = await anAgenda(server);
    await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId) });
    templateId = (await scene.doctor.call("GET", scene.path)).body.templates[0].id;
    const slots = await slotsOf(scene);
    bookings = [await bookIn(scene, slots[0].id), await bookIn(scene, slots[5].id, "Durand")];
  });
  const later = () => ({
    kind: "template.change",
    templateId,
    template: tuesdays(scene.scheduleId, { startTime: "16:00", endTime: "17:00" }),
  });

  test("says who is concerned and what they will be told; the reading is recorded", async () => {
    const { body } = await foreseeChange(scene, later());
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
    const refused = await makeChange(scene, later(), { keepBookingIds: [bookings[0]!.id] });
    expect(refused).toMatchObject({ status: 409, body: { code: "agenda.bookings-to-decide" } });
    expect((await scene.doctor.call("GET", scene.path)).body.templates[0].startTime).toBe("14:00");
    expect((await makeChange(scene, later(), { cancelBookingIds: [bookings[0]!.id] })).status).toBe(422);
  });

  test("one kept, one cancelled with its reason: then undone with one click, the kept one untouched", async () => {
    const done = await makeChange(scene, later(), {
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

    const undo = `/api/c/${scene.cpts.slug}/agenda/changes/${done.body.changeId}/undo`;
    const { body: foretold } = await scene.doctor.call("POST", `${undo}/preview`, {});
    expect(foretold).toMatchObject({
      lost: [
        { bookingId: bookings[1]!.id, patient: "Ana Durand", patientPhone: "0561000000", freeAgain: true },
      ],
    });
    expect(foretold.lost[0].when).toContain("14 h 15");
    const undone = await undoChange(scene, done.body.changeId);
    expect(undone.status).toBe(200);
    expect(undone.body.sentence).toContain("1 rendez-vous annulé ne revient pas");
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
    const twice = await undoChange(scene, done.body.changeId);
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
    const first = await makeChange(scene, {
      kind: "template.change",
      templateId,
      template: tuesdays(scene.scheduleId, { places: 2 }),
    });
    await makeChange(scene, {
      kind: "template.change",
      templateId,
      template: tuesdays(scene.scheduleId, { places: 3 }),
    });
    const undo = await undoChange(scene, first.body.changeId);
    expect(undo).toMatchObject({ status: 409, body: { code: "agenda.changed-since" } });
    expect((await slotsOf(scene)).every((slot) => slot.places === 3)).toBe(true);
  });
});

describe("taking a change back", () => {
  test("says before what closes and whose appointments stay, and does just that; not after a week", async () => {
    const scene = await anAgenda(server);
    const added = await makeChange(scene, {
      kind: "template.add",
      template: tuesdays(scene.scheduleId),
    });
    const [slot] = await slotsOf(scene);
    await bookIn(scene, slot.id);
    const at = `/api/c/${scene.cpts.slug}/agenda/changes/${added.body.changeId}/undo`;
    const aged = (days: number) =>
      server.owner.query("update agenda_changes set at = at - $2 * interval '1 day' where id = $1", [
        added.body.changeId,
        days,
      ]);
    const line = async () => (await scene.doctor.call("GET", `${scene.path}/changes`)).body.items[0];
    await aged(8);
    expect((await line()).undoUntil).toBeNull();
    for (const path of [`${at}/preview`, at])
      expect(await scene.doctor.call("POST", path, {})).toMatchObject({
        status: 409,
        body: { code: "agenda.too-late-to-undo", detail: expect.stringContaining("plus de 7 jours") },
      });
    await aged(-8);
    expect((await line()).undoUntil).not.toBeNull();
    const { body: foretold } = await scene.doctor.call("POST", `${at}/preview`, {});
    expect(foretold).toMatchObject({
      opened: 0,
      closed: 15,
      bookingCount: 1,
      bookings: [{ patient: "Ana Martin", when: "demain, mardi 24, 14 h" }],
      lost: [],
    });
    expect(await slotsOf(scene)).toHaveLength(16);
    const { body: done } = await undoChange(scene, added.body.changeId);
    expect(done.sentence).toBe("Annulé. 15 créneaux libres fermés. 1 rendez-vous reste pris.");
    for (const count of ["opened", "changed", "closed", "waiting"]) expect(done[count]).toBe(foretold[count]);
    expect((await slotsOf(scene)).map((one) => one.id)).toEqual([slot.id]);
    expect(await line()).toMatchObject({ undoUntil: null });
    expect((await scene.doctor.call("POST", `${at}/preview`, {})).body.code).toBe("agenda.already-undone");
  });
});

describe("a place held on the phone", () => {
  test("is waited for: its slot stays until the hold ends, then closes with the next publication", async () => {
    const scene = await anAgenda(server);
    await makeChange(scene, { kind: "template.add", template: tuesdays(scene.scheduleId) });
    const [slot] = await slotsOf(scene);
    const { cptsId } = scene.cpts;
    await withTenant(server.deps.db, cptsId, (tx) =>
      holdPlace(server.deps, tx, {
        hostCptsId: cptsId,
        slotId: slot.id,
        userId: scene.doctor.userId,
        holdSeconds: 300,
      }),
    );
    const change = { kind: "absence.add", fromDate: "2026-11-24", toDate: "2026-11-24" };
    expect((await foreseeChange(scene, change)).body).toMatchObject({
      closed: 3,
      heldCount: 1,
      bookingCount: 0,
    });
    expect((await makeChange(scene, change)).status).toBe(201);
    expect((await slotsOf(scene))[0].id).toBe(slot.id);
    server.deps.clock.advance(301);
    await expireHolds(server.deps, cptsId);
    expect(await publishCpts(server.deps, cptsId)).toBe(1);
    expect((await slotsOf(scene, "closed")).map((one) => one.id)).toContain(slot.id);
  });
});

describe("a race", () => {
  test("patients book while the doctor closes: nobody ends up with a place in a closed slot", async () => {
    for (let round = 0; round < 5; round++) {
      const scene = await anAgenda(server);
      await makeChange(scene, {
        kind: "template.add",
        template: tuesdays(scene.scheduleId, { validTo: "2026-11-30" }),
      });
      const slots = await slotsOf(scene);
      const tries = slots.map((slot) =>
        bookIn(scene, slot.id).then(
          () => "booked",
          (error: { code: string }) => error.code,
        ),
      );
      const [change, ...answers] = await Promise.all([
        makeChange(scene, { kind: "absence.add", fromDate: "2026-11-24", toDate: "2026-11-24" }),
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
