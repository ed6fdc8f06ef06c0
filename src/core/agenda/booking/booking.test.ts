import { describe, expect, test } from "vitest";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();
const patient = { familyName: "Fictive", givenName: "Alba", birthOn: "1950-03-02", phone: "05 61 00 00 00" };
const NEVER = "019a0000-0000-7000-8000-000000000000";

async function aPractice() {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 2 });
  const [drA, drB] = professionals as [(typeof professionals)[0], (typeof professionals)[0]];
  const doctor = await aPerson(server, {
    roles: [{ cptsId, role: "professional", professionalId: drA!.id }],
  });
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  const path = `/api/c/${slug}/agenda`;
  const book = (slotId: string, headers: Record<string, string> = {}, other: object = {}) =>
    operator.call(
      "POST",
      `${path}/bookings`,
      { slotId, patient: { ...patient, ...other }, reason: "Fièvre" },
      headers,
    );
  return { cptsId, slug, drA: drA!, drB: drB!, doctor, operator, path, book };
}

// PostgreSQL then writes the slot's row and none of its indexes (HOT): docs/decisions/slots-changed-in-place.md.
test("no index of the slots depends on how many places are taken", async () => {
  const { rows } = await server.owner.query(
    `select x.indexrelid::regclass::text as name from pg_index x
     where x.indrelid = 'agenda_slots'::regclass and pg_get_indexdef(x.indexrelid) ~ '\\mtaken\\M'`,
  );
  expect(rows).toEqual([]);
});

describe("a booking at the practice", () => {
  test("is made, shown on the day, marked, and taken back", async () => {
    const { cptsId, drA, doctor, path, book } = await aPractice();
    const slotId = await aSlot(server, cptsId, drA);
    expect(await book(slotId, {}, { familyName: "Fictive 💊" })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "patient.familyName" }] },
    });
    const made = await book(slotId);
    expect(made).toMatchObject({
      status: 201,
      body: {
        status: "booked",
        version: 1,
        place: { startsAt: "2026-11-23T09:00:00Z", professionalName: "Dr Alix DocteurA" },
      },
    });
    const dayPath = `${path}/day?professional=${drA.id}`;
    const day = await doctor.call("GET", dayPath);
    expect(day.body).toMatchObject({
      on: "2026-11-23",
      slots: [
        {
          id: slotId,
          shown: "booked",
          bookings: [{ patient: { familyName: "Fictive", phone: "0561000000" }, reason: "Fièvre" }],
        },
      ],
    });

    const mark = (which: string, version: number) =>
      doctor.call("POST", `${path}/bookings/${made.body.id}/${which}`, { version });
    expect(await mark("arrived", 1)).toMatchObject({ status: 200, body: { status: "arrived", version: 2 } });
    expect(await mark("seen", 1)).toMatchObject({ status: 409, body: { code: "agenda.booking-moved-on" } });
    // A finger that taps twice says the same thing twice.
    expect(await mark("arrived", 1)).toMatchObject({ status: 200, body: { status: "arrived", version: 2 } });
    expect(await mark("seen", 2)).toMatchObject({ body: { status: "seen", version: 3 } });
    expect((await doctor.call("GET", dayPath)).body.slots[0].shown).toBe("seen");
    expect(await mark("undo", 3)).toMatchObject({ body: { status: "arrived", version: 4 } });
    expect(await mark("undo", 4)).toMatchObject({ body: { status: "booked", version: 5 } });
    expect(await mark("undo", 5)).toMatchObject({ status: 409, body: { code: "agenda.nothing-to-undo" } });
    expect(await mark("noshow", 5)).toMatchObject({ body: { status: "noshow" } });
    expect(await mark("undo", 6)).toMatchObject({ body: { status: "booked" } });
    const { rows } = await server.owner.query(
      "select from_status, to_status from agenda_booking_events where booking_id = $1 order by id",
      [made.body.id],
    );
    expect(rows.map((row) => row.to_status)).toEqual([
      "booked",
      "arrived",
      "seen",
      "arrived",
      "booked",
      "noshow",
      "booked",
    ]);
  });

  test("the last place taken, a slot closed, begun, unknown: each a clear refusal, and nothing written", async () => {
    const { cptsId, drA, book, operator, path } = await aPractice();
    const full = await aSlot(server, cptsId, drA);
    const unborn = { slotId: full, patient: { ...patient, birthOn: "2026-11-24" } };
    expect(await operator.call("POST", `${path}/bookings`, unborn)).toMatchObject({
      status: 422,
      body: { errors: [{ field: "patient.birthOn" }] },
    });
    expect((await book(full)).status).toBe(201);
    expect(await book(full)).toMatchObject({
      status: 409,
      body: { code: "agenda.slot-full", detail: expect.stringContaining("Ce créneau vient d'être pris") },
    });
    expect(await book(await aSlot(server, cptsId, drA, { inMinutes: 90, state: "closed" }))).toMatchObject({
      status: 409,
      body: { code: "agenda.slot-closed" },
    });
    expect(await book(await aSlot(server, cptsId, drA, { inMinutes: -5 }))).toMatchObject({
      status: 409,
      body: { code: "agenda.slot-started" },
    });
    expect(await book(NEVER)).toMatchObject({ status: 404, body: { code: "agenda.slot-not-found" } });
    expect((await book("pas-un-identifiant")).status).toBe(422);
    const { rows } = await server.owner.query(
      "select count(*)::int as n from agenda_bookings where cpts_id = $1",
      [cptsId],
    );
    expect(rows[0].n).toBe(1);
  });

  test("is in the audit exactly when it is made, whoever makes it; who may not leaves nothing behind", async () => {
    const { cptsId, drA, drB, doctor, path, book } = await aPractice();
    const [own, others, last] = [
      await aSlot(server, cptsId, drA),
      await aSlot(server, cptsId, drB),
      await aSlot(server, cptsId, drB, { inMinutes: 120 }),
    ];
    const mine = await doctor.call("POST", `${path}/bookings`, { slotId: own, patient });
    expect(mine.status).toBe(201);
    expect(await doctor.call("POST", `${path}/bookings`, { slotId: others, patient })).toMatchObject({
      status: 403,
      body: { code: "access.forbidden" },
    });
    const desk = await book(last);
    expect((await book(last)).status).toBe(409);
    expect((await book(NEVER)).status).toBe(404);
    const { rows: made } = await server.owner.query("select id from agenda_bookings where cpts_id = $1", [
      cptsId,
    ]);
    const { rows: recorded } = await server.owner.query(
      "select subject_id as id from audit_entries where cpts_id = $1 and action = 'agenda.booking-made'",
      [cptsId],
    );
    const ids = [mine.body.id, desk.body.id].sort();
    expect(made.map((row) => row.id).sort()).toEqual(ids);
    expect(recorded.map((row) => row.id).sort()).toEqual(ids);
  });

  test("once per key", async () => {
    const { cptsId, drA, book } = await aPractice();
    const slotId = await aSlot(server, cptsId, drA, { places: 5 });
    const answers = await Promise.all(
      [1, 2, 3].map(() => book(slotId, { "idempotency-key": "reservation-1" })),
    );
    expect(answers.map((one) => one.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((one) => one.body.id)).size).toBe(1);
    const { rows } = await server.owner.query("select taken from agenda_slots where id = $1", [slotId]);
    expect(rows[0].taken).toBe(1);
  });

  test("is cancelled with a reason and moved; a refused move leaves it where it was", async () => {
    const { cptsId, drA, drB, operator, path, book } = await aPractice();
    const [from, to, full] = [
      await aSlot(server, cptsId, drA),
      await aSlot(server, cptsId, drB),
      await aSlot(server, cptsId, drB, { inMinutes: 120 }),
    ];
    await book(full);
    const made = (await book(from)).body;
    const post = (id: string, what: string, body: object) =>
      operator.call("POST", `${path}/bookings/${id}/${what}`, body);
    expect(await post(made.id, "move", { toSlotId: full, reason: "Plus tôt" })).toMatchObject({
      status: 409,
      body: { code: "agenda.slot-full" },
    });
    const moved = await post(made.id, "move", { toSlotId: to, reason: "Plus près", version: 1 });
    expect(moved).toMatchObject({ status: 201, body: { slotId: to, status: "booked" } });
    expect(await post(made.id, "move", { toSlotId: from, reason: "Encore" })).toMatchObject({
      status: 409,
      body: { code: "agenda.booking-moved-on" },
    });
    expect((await post(moved.body.id, "cancel", {})).status).toBe(422);
    expect(await post(moved.body.id, "cancel", { reason: "Patient guéri", version: 1 })).toMatchObject({
      status: 200,
      body: { status: "cancelled" },
    });
    const { rows } = await server.owner.query("select id, taken from agenda_slots where id = any($1)", [
      [from, to, full],
    ]);
    expect(Object.fromEntries(rows.map((row) => [row.id, row.taken]))).toEqual({
      [from]: 0,
      [to]: 0,
      [full]: 1,
    });
    const copied = await server.owner.query(
      "select patient_family_name, moved_from from agenda_bookings where id = $1",
      [moved.body.id],
    );
    expect(copied.rows).toEqual([{ patient_family_name: "Fictive", moved_from: made.id }]);
  });
});

describe("who may", () => {
  test("another doctor neither sees the day nor touches a booking; the assistant does; a partner does not", async () => {
    const { cptsId, drA, drB, path, book } = await aPractice();
    const made = (await book(await aSlot(server, cptsId, drA))).body;
    const other = await aPerson(server, {
      roles: [{ cptsId, role: "professional", professionalId: drB.id }],
    });
    expect((await other.call("GET", `${path}/day?professional=${drA.id}`)).status).toBe(403);
    expect((await other.call("POST", `${path}/bookings/${made.id}/arrived`, { version: 1 })).status).toBe(
      404,
    );
    expect(
      (
        await other.call("POST", `${path}/bookings`, {
          slotId: await aSlot(server, cptsId, drA, { inMinutes: 90 }),
          patient,
        })
      ).status,
    ).toBe(403);
    const assistant = await aPerson(server, {
      roles: [{ cptsId, role: "assistant", professionalId: drA.id }],
    });
    expect((await assistant.call("POST", `${path}/bookings/${made.id}/arrived`, { version: 1 })).status).toBe(
      200,
    );
    const partner = await aPerson(server, { roles: [{ cptsId, role: "partner" }] });
    expect((await partner.call("GET", `${path}/day?professional=${drA.id}`)).status).toBe(403);
    const { rows } = await server.owner.query(
      "select count(*)::int as n from agenda_bookings where cpts_id = $1",
      [cptsId],
    );
    expect(rows[0].n).toBe(1);
  });

  test("the operator of another CPTS gets 404; days far off or impossible are refused or empty", async () => {
    const { cptsId, drA, doctor, path, book } = await aPractice();
    const made = (await book(await aSlot(server, cptsId, drA))).body;
    const elsewhere = await aPractice();
    expect(
      (await elsewhere.operator.call("POST", `${elsewhere.path}/bookings/${made.id}/cancel`, { reason: "x" }))
        .status,
    ).toBe(404);
    expect(
      (await elsewhere.operator.call("GET", `${elsewhere.path}/day?professional=${drA.id}`)).status,
    ).toBe(404);
    const day = (on: string) => doctor.call("GET", `${path}/day?professional=${drA.id}&on=${on}`);
    expect((await day("2199-12-31")).body.slots).toEqual([]);
    expect((await day("9999-12-31")).status).toBe(422);
    expect((await day("2026-02-30")).status).toBe(422);
  });

  test("the reading of a day is in the audit, with who and whose", async () => {
    const { cptsId, drA, doctor, path, book } = await aPractice();
    await book(await aSlot(server, cptsId, drA));
    await doctor.call("GET", `${path}/day?professional=${drA.id}`);
    const { rows } = await server.owner.query(
      "select subject_id from audit_entries where cpts_id = $1 and action = 'agenda.day-read' and actor_user_id = $2",
      [cptsId, doctor.userId],
    );
    expect(rows).toEqual([{ subject_id: drA.id }]);
  });
});
