import { describe, expect, test } from "vitest";
import { aRequestToOrient, type ToOrientOptions } from "../../../../tools/testing/a-request-to-orient.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import {
  aCptsWith,
  aPerson,
  aServer,
  drainEvents,
  drainJobs,
  runJob,
} from "../../../../tools/testing/index.ts";

const server = await aServer();
const settle = async () => {
  for (let round = 0; round < 4; round++) {
    await drainEvents(server);
    await drainJobs(server);
  }
};

async function aDesk() {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 2 });
  const [drA, drB] = professionals as [(typeof professionals)[number], (typeof professionals)[number]];
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  const doctor = await aPerson(server, { roles: [{ cptsId, role: "professional", professionalId: drA.id }] });
  const base = `/api/c/${slug}/unscheduled-care/requests`;
  const ask = async (options: ToOrientOptions = {}) => {
    const { requestId } = await aRequestToOrient(server, cptsId, {
      requesterUserId: nurse.userId,
      ...options,
    });
    const post = (what: string, body: object) => nurse.call("POST", `${base}/${requestId}/${what}`, body);
    const propose = async () =>
      (await nurse.call("GET", `${base}/${requestId}/proposals`)).body.orientationId as string;
    const book = async (slotId: string) =>
      (await post("book", { orientationId: await propose(), slotId })).body;
    const hold = async (slotId: string) =>
      (await post("hold", { orientationId: await propose(), slotId })).body;
    const get = (what: string) => nurse.call("GET", `${base}/${requestId}/${what}`);
    const remove = (what: string) => nurse.call("DELETE", `${base}/${requestId}/${what}`);
    return { requestId, get, post, remove, propose, book, hold };
  };
  const mark = (bookingId: string, which: string, body: object) =>
    doctor.call("POST", `/api/c/${slug}/agenda/bookings/${bookingId}/${which}`, body);
  const waiting = async () =>
    (await operator.call("GET", `/api/c/${slug}/unscheduled-care/waiting`)).body.items;
  return { cptsId, slug, base, nurse, operator, doctor, drA, drB, ask, mark, waiting };
}

const requestOf = async (id: string) =>
  (await server.owner.query("select status, outcome, booking_id from snp_requests where id = $1", [id]))
    .rows[0];
const noticesOf = async (cptsId: string): Promise<string[]> =>
  (
    await server.owner.query("select title from notify_notices where cpts_id = $1 order by id", [cptsId])
  ).rows.map((row) => row.title);
const eventsNamed = async (cptsId: string, name: string) =>
  (
    await server.owner.query("select payload from events_outbox where cpts_id = $1 and name = $2", [
      cptsId,
      name,
    ])
  ).rows;

describe("the request follows its booking", () => {
  test("seen, taken back, absent, taken back", async () => {
    const { cptsId, drA, ask, mark } = await aDesk();
    const { requestId, book } = await ask();
    const booking = await book(await aSlot(server, cptsId, drA));
    const once = async (which: string, version: number) => {
      expect((await mark(booking.id, which, { version })).status).toBe(200);
      await settle();
      return requestOf(requestId);
    };
    expect(await once("arrived", 1)).toMatchObject({ status: "booked" });
    expect(await once("seen", 2)).toMatchObject({ status: "seen" });
    expect(await once("undo", 3)).toMatchObject({ status: "booked" });
    expect(await once("noshow", 4)).toMatchObject({ status: "closed", outcome: "noshow" });
    expect(await once("undo", 5)).toMatchObject({ status: "booked", outcome: null });
  });

  test("cancelled by the doctor: to be oriented again, with an alert and the story of it; a second telling changes nothing", async () => {
    const { cptsId, drA, ask, mark } = await aDesk();
    const { requestId, book } = await ask();
    const booking = await book(await aSlot(server, cptsId, drA));
    await mark(booking.id, "cancel", { version: 1, reason: "Cabinet fermé" });
    await settle();
    expect(await requestOf(requestId)).toMatchObject({ status: "to-orient", booking_id: null });
    expect(await eventsNamed(cptsId, "unscheduled-care.request-stuck")).toEqual([{ payload: { requestId } }]);
    const payload = { cptsId, bookingCptsId: cptsId, bookingId: booking.id };
    await runJob(server, "unscheduled-care.follow-booking", payload);
    const { rows } = await server.owner.query(
      "select sentence from snp_request_events where request_id = $1 and kind = 'appointment-lost'",
      [requestId],
    );
    expect(rows).toEqual([
      { sentence: "Dr Alix DocteurA a annulé le rendez-vous : Cabinet fermé. À orienter de nouveau" },
    ]);
  });
});

test("moving and cancelling an appointment is offered to who may: who asked and the desk, not who treats", async () => {
  const { cptsId, base, nurse, operator, doctor, drA, ask } = await aDesk();
  const asked = await ask();
  const offered = async () =>
    Promise.all(
      [nurse, operator, doctor].map(
        async (who) =>
          (await who.call("GET", `${base}/${asked.requestId}`)).body.can?.changeAppointment === true,
      ),
    );
  expect(await offered()).toEqual([false, false, false]);
  await asked.book(await aSlot(server, cptsId, drA, { inMinutes: 360 }));
  expect(await offered()).toEqual([true, true, false]);
  const refused = await doctor.call("POST", `${base}/${asked.requestId}/appointment/cancel`, {
    reason: "Va mieux",
  });
  expect(refused.status).toBe(403);
});

test("the doctor is told of what others do in the agenda, not of what they do themselves", async () => {
  const { cptsId, drA, ask, mark } = await aDesk();
  const [first, second] = [await ask(), await ask()];
  await first.book(await aSlot(server, cptsId, drA, { inMinutes: 380 }));
  await first.post("appointment/cancel", { reason: "Va mieux" });
  const booking = await second.book(await aSlot(server, cptsId, drA, { inMinutes: 400 }));
  await mark(booking.id, "cancel", { reason: "Urgence" });
  await settle();
  expect((await noticesOf(cptsId)).filter((title) => title.startsWith("Rendez-vous"))).toEqual([
    "Rendez-vous annulé : lundi 23 novembre, 15 h 20",
  ]);
});

describe("holds that end", () => {
  test("a hold past its time frees its place and its request, whichever server is alive", async () => {
    const { cptsId, drA, ask } = await aDesk();
    const slotId = await aSlot(server, cptsId, drA);
    const { requestId, hold } = await ask();
    await hold(slotId);
    await runJob(server, "agenda.sweep-holds");
    expect(await requestOf(requestId)).toMatchObject({ status: "held" });
    // The job for the end of the hold stands in the database since the hold itself: nothing of it lived in the process that took it.
    const due = await server.owner.query(
      "select run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'agenda.expire-holds' and j.payload->>'cptsId' = $1",
      [cptsId],
    );
    expect(due.rows.map((row) => row.run_at.toISOString())).toEqual([
      new Date(server.deps.clock.now().epochMilliseconds + 300_000).toISOString(),
    ]);
    server.deps.clock.advance(301);
    await settle();
    expect((await server.owner.query("select taken from agenda_slots where id = $1", [slotId])).rows).toEqual(
      [{ taken: 0 }],
    );
    expect(await requestOf(requestId)).toMatchObject({ status: "to-orient", booking_id: null });
  });

  test("a claim on a slot full of dead holds frees them itself; on a living hold it is refused", async () => {
    const { cptsId, drA, ask } = await aDesk();
    const slotId = await aSlot(server, cptsId, drA, { inMinutes: 200 });
    const [first, second] = [await ask(), await ask()];
    const proposed = await second.propose();
    await first.hold(slotId);
    expect(await second.post("book", { orientationId: proposed, slotId })).toMatchObject({
      status: 409,
      body: { code: "agenda.slot-full" },
    });
    server.deps.clock.advance(301);
    expect((await second.post("book", { orientationId: proposed, slotId })).status).toBe(201);
    expect(await first.post("book", {})).toMatchObject({ status: 409, body: { code: "agenda.hold-over" } });
    await settle();
    expect([(await requestOf(first.requestId)).status, (await requestOf(second.requestId)).status]).toEqual([
      "to-orient",
      "booked",
    ]);
  });

  test("a hold past its time that nobody needed is still confirmed", async () => {
    const { cptsId, drA, ask } = await aDesk();
    const { hold, post } = await ask();
    await hold(await aSlot(server, cptsId, drA, { inMinutes: 300 }));
    server.deps.clock.advance(301);
    expect((await post("book", {})).status).toBe(201);
  });
});

describe("the waiting list", () => {
  test("a freed slot is offered to the most urgent whom it fits, shown first, and held for nobody", async () => {
    const { cptsId, drA, ask, mark, waiting } = await aDesk();
    const slotId = await aSlot(server, cptsId, drA, { inMinutes: 400 });
    const booking = await (await ask()).book(slotId);
    const later = await ask({ withinHours: 48 });
    const urgent = await ask({ withinHours: 24 });
    const choosy = await ask({ withinHours: 12 });
    await later.post("wait", {});
    await urgent.post("wait", { filters: { modalities: ["AMB"] } });
    expect((await choosy.post("wait", { filters: { modalities: ["VR"] } })).body.status).toBe("waiting");
    await mark(booking.id, "cancel", { reason: "Désistement" });
    await settle();
    expect(await eventsNamed(cptsId, "unscheduled-care.slot-freed")).toEqual([
      { payload: { requestId: urgent.requestId, slotId } },
    ]);
    const list = await waiting();
    expect(list.map((one: { requestId: string }) => one.requestId)).toEqual([
      urgent.requestId,
      choosy.requestId,
      later.requestId,
    ]);
    expect(list[0].offered.slot).toMatchObject({ slotId, placesLeft: 1 });
    expect((await server.owner.query("select taken from agenda_slots where id = $1", [slotId])).rows).toEqual(
      [{ taken: 0 }],
    );
    await later.book(slotId);
    expect((await waiting()).every((one: { offered: unknown }) => one.offered === null)).toBe(true);
    // The offer is gone: the next place goes to who still waits, at once.
    const next = await aSlot(server, cptsId, drA, { inMinutes: 430 });
    await runJob(server, "unscheduled-care.offer-freed", { cptsId, slotId: next });
    expect((await waiting())[0]).toMatchObject({
      requestId: urgent.requestId,
      offered: { slot: { slotId: next }, withinDelay: true },
    });
    // While that one stands, another place is not for the same request.
    const third = await aSlot(server, cptsId, drA, { inMinutes: 460 });
    await runJob(server, "unscheduled-care.offer-freed", { cptsId, slotId: third });
    expect((await urgent.get("wait")).body.offered.slot.slotId).toBe(next);
  });

  test("a place refused is not shown again for that request: the next one is, and the next who waits has it", async () => {
    const { cptsId, drA, drB, ask } = await aDesk();
    const [first, second] = [await ask({ withinHours: 10 }), await ask({ withinHours: 20 })];
    for (const one of [first, second]) await one.post("wait", {});
    const refused = await aSlot(server, cptsId, drA, { inMinutes: 300 });
    const job = { cptsId, slotId: refused };
    await runJob(server, "unscheduled-care.offer-freed", job);
    const other = await aSlot(server, cptsId, drB, { inMinutes: 330 });
    expect(await first.post("wait/refuse", { slotId: other })).toMatchObject({
      status: 409,
      body: { code: "unscheduled-care.not-offered" },
    });
    for (const _ of ["once", "twice"])
      expect(await first.post("wait/refuse", { slotId: refused })).toMatchObject({
        status: 200,
        body: { offered: { slot: { slotId: other }, withinDelay: true }, delayOver: false },
      });
    await settle();
    expect((await second.get("wait")).body.offered.slot.slotId).toBe(refused);
    expect((await first.post("wait/refuse", { slotId: other })).body).toEqual({
      offered: null,
      delayOver: false,
    });
    await second.remove("wait");
    await runJob(server, "unscheduled-care.offer-freed", job);
    expect((await first.get("wait")).body.offered).toBe(null);
    const story = await server.owner.query(
      "select sentence from snp_request_events where request_id = $1 and kind in ('slot-freed', 'slot-refused') order by (details->>'version')::int",
      [first.requestId],
    );
    expect(story.rows.map((row) => row.sentence)).toEqual([
      expect.stringMatching(/^Un créneau qui convient s'est libéré : Dr Alix DocteurA, /),
      expect.stringMatching(/^Place proposée refusée : Dr Alix DocteurA, /),
      expect.stringMatching(/^Un créneau qui convient est libre : /),
      expect.stringMatching(/^Place proposée refusée : /),
    ]);
    // Who refuses has the next one before their eyes: they are told of the first only.
    const told = (await noticesOf(cptsId)).filter((title) => title.includes("libéré"));
    expect(told).toHaveLength(2);
  });

  test("after the delay asked a place is still offered, with the word that it comes late", async () => {
    const { cptsId, drA, ask, waiting } = await aDesk();
    const late = await ask({ withinHours: -1 });
    await late.post("wait", {});
    expect((await late.get("wait")).body).toEqual({ offered: null, delayOver: true });
    const slotId = await aSlot(server, cptsId, drA, { inMinutes: 50 * 60 });
    await runJob(server, "unscheduled-care.offer-freed", { cptsId, slotId });
    expect((await waiting())[0]).toMatchObject({
      requestId: late.requestId,
      offered: { slot: { slotId }, withinDelay: false },
    });
    const { rows } = await server.owner.query(
      "select sentence from snp_request_events where request_id = $1 and kind = 'slot-freed'",
      [late.requestId],
    );
    expect(rows[0].sentence).toMatch(/, au-delà du délai demandé$/);
    await settle();
    expect((await noticesOf(cptsId)).at(-1)).toMatch(/s'est libéré, au-delà du délai demandé$/);
    const only = (await late.get(`proposals?slot=${slotId}`)).body;
    expect((await late.post("book", { orientationId: only.orientationId, slotId })).status).toBe(201);
  });

  test("who asked sees what has freed and books it at once; or leaves the list", async () => {
    const { cptsId, drA, ask, mark } = await aDesk();
    const slotId = await aSlot(server, cptsId, drA, { inMinutes: 420 });
    const booking = await (await ask()).book(slotId);
    const [waits, leaves] = [await ask(), await ask({ withinHours: 48 })];
    await waits.post("wait", {});
    await leaves.post("wait", {});
    const nothing = { offered: null, delayOver: false };
    expect((await waits.get("wait")).body).toEqual(nothing);
    await mark(booking.id, "cancel", { reason: "Désistement" });
    await settle();
    expect((await waits.get("wait")).body.offered.slot).toMatchObject({ slotId });
    expect((await leaves.get("wait")).body).toEqual(nothing);
    await aSlot(server, cptsId, drA, { inMinutes: 480 });
    const only = (await waits.get(`proposals?slot=${slotId}`)).body;
    expect(only.items.map((one: { slotId: string }) => one.slotId)).toEqual([slotId]);
    expect((await waits.post("book", { orientationId: only.orientationId, slotId })).status).toBe(201);
    expect((await waits.get("wait")).body).toEqual(nothing);
    expect((await leaves.remove("wait")).body.status).toBe("to-orient");
    expect((await leaves.remove("wait")).body.code).toBe("unscheduled-care.not-to-orient");
  });

  test("slots just published are offered too, one to each who waits", async () => {
    const { cptsId, drA, ask } = await aDesk();
    const [first, second, third] = [
      await ask({ withinHours: 10 }),
      await ask({ withinHours: 20 }),
      await ask({ withinHours: 22 }),
    ];
    for (const one of [first, second, third]) await one.post("wait", {});
    const slots = [
      await aSlot(server, cptsId, drA, { inMinutes: 300 }),
      await aSlot(server, cptsId, drA, { inMinutes: 330 }),
    ];
    await runJob(server, "unscheduled-care.offer-freed", { cptsId, scheduleId: drA.scheduleId });
    const told = (await eventsNamed(cptsId, "unscheduled-care.slot-freed")).map((row) => row.payload);
    // The outbox says which, not which first.
    expect(new Set(told)).toEqual(
      new Set([
        { requestId: first.requestId, slotId: slots[0] },
        { requestId: second.requestId, slotId: slots[1] },
      ]),
    );
  });
});
