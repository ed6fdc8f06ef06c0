import { describe, expect, test } from "vitest";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aPerson, aServer, drainEvents, runJob } from "../../../../tools/testing/index.ts";
import { anOffer, aProposal, aTerritory, aWaitingPatient } from "../proposal/proposal-test-kit.ts";

const server = await aServer();
const { owner } = server;

/** A patient whom the first of two doctors accepts, their assistant, and three free places of that doctor. */
async function accepted() {
  const place = await aTerritory(server, 2);
  const { cptsId, at, professionals, doctors } = place;
  const requestId = await aWaitingPatient(server, cptsId);
  const proposalId = await aProposal(place, requestId, await anOffer(place, 0));
  await doctors[0]!.call("POST", `${at}/proposals/${proposalId}/accept`);
  const slots: string[] = [];
  for (const inMinutes of [60, 1_500, 3_000])
    slots.push(await aSlot(server, cptsId, professionals[0]!, { inMinutes }));
  const assistant = await aPerson(server, {
    roles: [{ cptsId, role: "assistant", professionalId: professionals[0]!.id }],
  });
  const one = `${at}/requests/${requestId}`;
  const step = (what: string, body?: unknown) => assistant.call("POST", `${one}/${what}`, body);
  const book = async (slotId: string) => {
    expect((await step("hold", { slotId })).status).toBe(200);
    return (await step("booking")).body;
  };
  return { ...place, requestId, slots, assistant, one, step, book, proposalId };
}

const takenOf = async (slotId: string): Promise<number> =>
  (await owner.query("select taken from agenda_slots where id = $1", [slotId])).rows[0].taken;
const lastSentence = async (requestId: string): Promise<string> =>
  (
    await owner.query(
      "select sentence from mt_request_events where request_id = $1 order by at desc, (details->>'version')::int desc limit 1",
      [requestId],
    )
  ).rows[0].sentence;

describe("a first appointment on a place of the doctor's agenda", () => {
  test("free places of that doctor alone, not those kept for unscheduled care; kept, then booked, with what the doctor needs", async () => {
    const { cptsId, professionals, assistant, one, slots, step, coordinator } = await accepted();
    const [own, other] = professionals;
    const kept = await aSlot(server, cptsId, own!, { inMinutes: 90, audiences: ["SNP"] });
    const elsewhere = await aSlot(server, cptsId, other!);
    const offered = await assistant.call("GET", `${one}/slots`);
    expect(offered.body).toMatchObject({ held: null, untilOn: "2026-12-06" });
    expect(offered.body.items.map((item: { slotId: string }) => item.slotId)).toEqual(slots);
    expect((await step("booking")).body.code).toBe("family-doctor.nothing-held");
    expect((await step("hold", { slotId: elsewhere })).body.code).toBe("family-doctor.other-doctor-slot");
    expect(await takenOf(elsewhere)).toBe(0);
    // One place at a time: another touch gives the first back.
    await step("hold", { slotId: slots[0] });
    await step("hold", { slotId: slots[1] });
    expect([await takenOf(slots[0]!), await takenOf(slots[1]!), await takenOf(kept)]).toEqual([0, 1, 0]);
    const now = await assistant.call("GET", `${one}/slots`);
    expect(now.body.held).toMatchObject({
      startsAt: "2026-11-24T09:00:00Z",
      until: "2026-11-23T08:05:00.000Z",
    });
    const booked = await step("booking");
    expect(booked.body).toMatchObject({
      status: "appointed",
      appointmentOn: "2026-11-24",
      appointment: { startsAt: "2026-11-24T09:00:00Z", modality: "AMB" },
      undo: { sentence: expect.stringMatching(/^Premier rendez-vous pris : /) },
    });
    expect(booked.body.toldAt).not.toBeNull();
    const { rows } = await owner.query(
      "select status, patient_family_name, patient_phone, reason, request_id from agenda_bookings where id = $1",
      [booked.body.bookingId],
    );
    expect(rows).toEqual([
      {
        status: "booked",
        patient_family_name: "Fictive",
        patient_phone: "+33600000000",
        reason: "Premier rendez-vous avec le médecin traitant",
        request_id: null,
      },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/ald|c2s/i);
    const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    expect((await nurse.call("GET", `${one}/slots`)).status).toBe(404);
    expect((await coordinator.call("GET", `${one}/slots`)).status).toBe(200);
  });

  test("a hold that ends frees the place; given back on purpose, at once; undone, the booking is cancelled", async () => {
    const { one, slots, step, assistant, book } = await accepted();
    await step("hold", { slotId: slots[0] });
    server.deps.clock.advance(301);
    await runJob(server, "agenda.sweep-holds");
    expect(await takenOf(slots[0]!)).toBe(0);
    expect((await step("booking")).body.code).toBe("agenda.hold-over");
    expect((await assistant.call("GET", `${one}/slots`)).body.held).toBeNull();
    await step("hold", { slotId: slots[0] });
    expect((await assistant.call("DELETE", `${one}/hold`)).status).toBe(200);
    expect(await takenOf(slots[0]!)).toBe(0);
    await book(slots[1]!);
    await drainEvents(server);
    const undone = await step("undo");
    expect(undone.body).toMatchObject({
      status: "accepted",
      bookingId: null,
      appointment: null,
      appointmentOn: null,
    });
    expect(await takenOf(slots[1]!)).toBe(0);
    await drainEvents(server);
    expect((await assistant.call("GET", one)).body.status).toBe("accepted");
  });

  test("what the practice cancels, moves or marks is said by the request, and a lost date is to be fixed again", async () => {
    const { one, slots, book, doctors, slug, requestId, coordinator } = await accepted();
    const { bookingId } = await book(slots[1]!);
    await drainEvents(server);
    const agenda = (what: string, body: object, id = bookingId) =>
      doctors[0]!.call("POST", `/api/c/${slug}/agenda/bookings/${id}/${what}`, body);
    expect((await agenda("move", { reason: "Urgence", toSlotId: slots[2] })).status).toBe(201);
    await drainEvents(server);
    const moved = (await coordinator.call("GET", one)).body;
    expect(moved).toMatchObject({ status: "appointed", appointmentOn: "2026-11-25" });
    expect(moved.bookingId).not.toBe(bookingId);
    expect(await lastSentence(requestId)).toBe(
      "Le cabinet a déplacé le premier rendez-vous au 25 novembre 2026.",
    );
    const id = moved.bookingId;
    expect((await agenda("noshow", { version: 1 }, id)).status).toBe(200);
    await drainEvents(server);
    expect((await coordinator.call("GET", one)).body).toMatchObject({ status: "told", appointmentOn: null });
    expect((await agenda("undo", { version: 2 }, id)).status).toBe(200);
    await drainEvents(server);
    expect((await coordinator.call("GET", one)).body).toMatchObject({
      status: "appointed",
      appointmentOn: "2026-11-25",
    });
    expect((await agenda("cancel", { reason: "Le médecin est absent" }, id)).status).toBe(200);
    await drainEvents(server);
    expect((await coordinator.call("GET", one)).body).toMatchObject({ status: "told", appointment: null });
    const notices = await coordinator.call("GET", `/api/c/${slug}/notices`);
    expect(notices.body.items[0].title).toMatch(/le premier rendez-vous n'a pas lieu/);
  });

  test("another place, a day by hand or the end of the request give the former place back, and none is kept twice", async () => {
    const { slots, book, step, one, coordinator } = await accepted();
    await book(slots[0]!);
    const again = await book(slots[1]!);
    expect(again).toMatchObject({ status: "appointed", appointmentOn: "2026-11-24", undo: null });
    expect([await takenOf(slots[0]!), await takenOf(slots[1]!)]).toEqual([0, 1]);
    await drainEvents(server);
    const byHand = await step("appointment", { on: "2026-12-01" });
    expect(byHand.body).toMatchObject({
      appointmentOn: "2026-12-01",
      bookingId: null,
      appointment: null,
      undo: null,
    });
    expect(await takenOf(slots[1]!)).toBe(0);
    await book(slots[2]!);
    await drainEvents(server);
    expect((await coordinator.call("POST", `${one}/close`, { reason: "moved" })).body.status).toBe("closed");
    expect(await takenOf(slots[2]!)).toBe(0);
    await drainEvents(server);
    expect((await coordinator.call("GET", one)).body).toMatchObject({ status: "closed", endReason: "moved" });
  });

  test("the last place of two patients goes to one; the other is told in French", async () => {
    const first = await accepted();
    const { cptsId, at, slots, assistant, doctors, coordinator } = first;
    const secondId = await aWaitingPatient(server, cptsId);
    const { body: offers } = await doctors[0]!.call("GET", `${at}/my-offers`);
    const proposalId = await aProposal(first, secondId, offers.items[0].id);
    await doctors[0]!.call("POST", `${at}/proposals/${proposalId}/accept`);
    const answers = await Promise.all([
      assistant.call("POST", `${first.one}/hold`, { slotId: slots[0] }),
      coordinator.call("POST", `${at}/requests/${secondId}/hold`, { slotId: slots[0] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe("agenda.slot-full");
    expect(await takenOf(slots[0]!)).toBe(1);
  });
});
