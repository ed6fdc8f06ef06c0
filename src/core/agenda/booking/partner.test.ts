import { describe, expect, test } from "vitest";
import { aRequestToOrient } from "../../../../tools/testing/a-request-to-orient.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer, drainEvents, drainJobs } from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../../platform/db/index.ts";

const server = await aServer();
const settle = async () => {
  for (let round = 0; round < 4; round++) {
    await drainEvents(server);
    await drainJobs(server);
  }
};

async function neighbours(mayBook: boolean | null) {
  const host = await aCptsWith(server, { name: "CPTS hôte", gps: 2, shared: true });
  const guest = await aCptsWith(server, { name: "CPTS qui demande" });
  if (mayBook !== null) {
    await withTenant(server.deps.db, host.cptsId, (tx) =>
      tx
        .insertInto("territory_agreements")
        .values({
          cpts_id: host.cptsId,
          id: newId(),
          partner_cpts_id: guest.cptsId,
          may_book: mayBook,
          starts_on: "2026-01-01",
        })
        .execute(),
    );
  }
  const [drA, drB] = host.professionals as [
    (typeof host.professionals)[number],
    (typeof host.professionals)[number],
  ];
  const operator = await aPerson(server, { roles: [{ cptsId: guest.cptsId, role: "operator" }] });
  const doctor = await aPerson(server, {
    roles: [{ cptsId: host.cptsId, role: "professional", professionalId: drA.id }],
  });
  const ask = async () => {
    const { requestId } = await aRequestToOrient(server, guest.cptsId);
    const path = `/api/c/${guest.slug}/unscheduled-care/requests/${requestId}`;
    const propose = async () => (await operator.call("GET", `${path}/proposals`)).body;
    const post = (what: string, body: object) => operator.call("POST", `${path}/${what}`, body);
    return { requestId, path, propose, post };
  };
  return { host, guest, drA, drB, operator, doctor, ask };
}

const ids = (proposals: { items: { slotId: string }[] }) => proposals.items.map((one) => one.slotId);

describe("a partner CPTS", () => {
  test("is proposed shared free slots only, after its own, and says whose they are", async () => {
    const { host, drA, drB, ask } = await neighbours(true);
    const shared = await aSlot(server, host.cptsId, drA, { shared: true });
    await aSlot(server, host.cptsId, drB, { shared: false });
    await aSlot(server, host.cptsId, drA, { shared: true, inMinutes: 90, state: "closed" });
    const proposals = await (await ask()).propose();
    expect(ids(proposals)).toEqual([shared]);
    expect(proposals.items[0]).toMatchObject({ isPartner: true, cptsId: host.cptsId });
    expect(proposals.items[0].reasons).toContain("CPTS voisine");
    await server.owner.query("update agenda_schedules set shared = false where id = $1", [drA.scheduleId]);
    expect(ids(await (await ask()).propose())).toEqual([]);
  });

  test("without an agreement, or once it is revoked, it sees nothing", async () => {
    const { host, drA, ask } = await neighbours(null);
    await aSlot(server, host.cptsId, drA, { shared: true });
    expect(ids(await (await ask()).propose())).toEqual([]);
    const agreed = await neighbours(true);
    await aSlot(server, agreed.host.cptsId, agreed.drA, { shared: true });
    expect(ids(await (await agreed.ask()).propose())).toHaveLength(1);
    await server.owner.query("update territory_agreements set revoked_at = now() where cpts_id = $1", [
      agreed.host.cptsId,
    ]);
    expect(ids(await (await agreed.ask()).propose())).toEqual([]);
  });

  test("books one; the doctor sees the patient, the card can still be read, and the request follows the doctor's marks", async () => {
    const { host, guest, drA, operator, doctor, ask } = await neighbours(true);
    const slotId = await aSlot(server, host.cptsId, drA, { shared: true });
    const { requestId, path, propose, post } = await ask();
    const { orientationId } = await propose();
    const held = await post("hold", { orientationId, slotId });
    expect(held).toMatchObject({ status: 201, body: { cptsId: host.cptsId, status: "held" } });
    const booked = await post("book", {});
    expect(booked).toMatchObject({ status: 201, body: { id: held.body.id, status: "booked" } });
    expect((await operator.call("GET", `${path}/card`)).body).toMatchObject({
      who: "Dr Alix DocteurA",
      startsAt: "2026-11-23T09:00:00Z",
    });
    await settle();
    const told = await server.owner.query(
      "select payload->>'to' as state, dispatched_at is not null as told from events_outbox where cpts_id = $1 and name = 'agenda.booking-changed' order by id",
      [host.cptsId],
    );
    expect(told.rows).toEqual([
      { state: "held", told: true },
      { state: "booked", told: true },
    ]);
    const day = await doctor.call("GET", `/api/c/${host.slug}/agenda/day?professional=${drA.id}`);
    expect(day.body.slots[0].bookings[0]).toMatchObject({
      fromPartner: true,
      patient: { familyName: "Fictive" },
    });
    await doctor.call("POST", `/api/c/${host.slug}/agenda/bookings/${booked.body.id}/cancel`, {
      reason: "Urgence",
      version: day.body.slots[0].bookings[0].version,
    });
    await settle();
    const request = await server.owner.query(
      "select status, booking_id from snp_requests where id = $1 and cpts_id = $2",
      [requestId, guest.cptsId],
    );
    expect(request.rows).toEqual([{ status: "to-orient", booking_id: null }]);
  });

  test("with an agreement to see only: the booking is refused in words, nothing is written", async () => {
    const { host, drA, ask } = await neighbours(false);
    const slotId = await aSlot(server, host.cptsId, drA, { shared: true });
    const { propose, post } = await ask();
    const { orientationId } = await propose();
    expect(await post("book", { orientationId, slotId })).toMatchObject({
      status: 403,
      body: { code: "agenda.partner-may-not-book" },
    });
    expect((await server.owner.query("select taken from agenda_slots where id = $1", [slotId])).rows).toEqual(
      [{ taken: 0 }],
    );
  });

  test("too late: the last place was taken there meanwhile, and it is told so", async () => {
    const { host, drA, ask } = await neighbours(true);
    const slotId = await aSlot(server, host.cptsId, drA, { shared: true });
    const [first, second] = [await ask(), await ask()];
    const [one, two] = [await first.propose(), await second.propose()];
    expect((await first.post("book", { orientationId: one.orientationId, slotId })).status).toBe(201);
    expect(await second.post("book", { orientationId: two.orientationId, slotId })).toMatchObject({
      status: 409,
      body: { code: "agenda.slot-full" },
    });
  });

  test("sees nothing else of its neighbour, by the database: no booked slot, no unshared one, no other table, no other's booking", async () => {
    const { host, guest, drA, drB } = await neighbours(true);
    const free = await aSlot(server, host.cptsId, drA, { shared: true });
    await aSlot(server, host.cptsId, drB);
    const full = await aSlot(server, host.cptsId, drA, { shared: true, inMinutes: 90 });
    const own = await aPerson(server, { roles: [{ cptsId: host.cptsId, role: "operator" }] });
    const patient = { familyName: "Fictif", givenName: "Luc" };
    expect(
      (await own.call("POST", `/api/c/${host.slug}/agenda/bookings`, { slotId: full, patient })).status,
    ).toBe(201);
    const seen = await withTenant(server.deps.db, guest.cptsId, async (tx) => {
      const slots = await tx
        .selectFrom("agenda_slots")
        .select("id")
        .where("cpts_id", "=", host.cptsId)
        .execute();
      const tables = [
        "agenda_bookings",
        "agenda_booking_events",
        "agenda_templates",
        "agenda_absences",
        "directory_professionals",
        "directory_sites",
        "patients_records",
        "snp_requests",
      ] as const;
      const counts = [];
      for (const table of tables)
        counts.push(
          (await tx.selectFrom(table).select("cpts_id").where("cpts_id", "=", host.cptsId).execute()).length,
        );
      return { slots: slots.map((slot) => slot.id), counts };
    });
    expect(seen).toEqual({ slots: [free], counts: [0, 0, 0, 0, 0, 0, 0, 0] });
    const changed = await withTenant(server.deps.db, guest.cptsId, (tx) =>
      tx.updateTable("agenda_slots").set({ taken: 0 }).where("cpts_id", "=", host.cptsId).executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
  });
});
