import { describe, expect, test } from "vitest";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aServer } from "../../../../tools/testing/index.ts";
import { newId, type Tx, withTenant } from "../../../platform/db/index.ts";
import { bookPlace, holdPlace } from "../index.ts";

const server = await aServer();
const { deps } = server;
const patient = {
  patientId: null,
  familyName: "Fictive",
  givenName: "Alba",
  birthOn: null,
  sex: null,
  phone: null,
  address: null,
};
const care = { reason: null, levelCode: null, note: null, why: {} };

async function neighbours() {
  const host = await aCptsWith(server, { gps: 2, shared: true });
  const guest = await aCptsWith(server);
  await withTenant(deps.db, host.cptsId, (tx) =>
    tx
      .insertInto("territory_agreements")
      .values({
        cpts_id: host.cptsId,
        id: newId(),
        partner_cpts_id: guest.cptsId,
        may_book: true,
        starts_on: "2026-01-01",
      })
      .execute(),
  );
  const [drA, drB] = host.professionals;
  const userId = newId();
  const asGuest = <T>(work: (tx: Tx) => Promise<T>) => withTenant(deps.db, guest.cptsId, work);
  const claim = async () => ({
    hostCptsId: host.cptsId,
    slotId: await aSlot(server, host.cptsId, drA!, {
      shared: true,
      places: 9,
      inMinutes: 60 + 15 * claims++,
    }),
    userId,
  });
  let claims = 0;
  const booked = async () => {
    const one = await claim();
    return (await asGuest((tx) => bookPlace(deps, tx, { ...one, patient, care }))).id;
  };
  const held = async () => {
    const one = await claim();
    return (await asGuest((tx) => holdPlace(deps, tx, { ...one, holdSeconds: 300 }))).id;
  };
  /** What the database keeps after the guest tried this change by SQL. */
  const tries = async (id: string, change: Record<string, unknown>) => {
    await asGuest((tx) => tx.updateTable("agenda_bookings").set(change).where("id", "=", id).execute()).catch(
      () => {},
    );
    const { rows } = await server.owner.query("select * from agenda_bookings where id = $1", [id]);
    return rows[0];
  };
  return { host, guest, drB: drB!, claim, booked, held, tries };
}

describe("in the database itself, the host", () => {
  test("books in its own name only, never in its neighbour's", async () => {
    const { host, guest, claim } = await neighbours();
    const { slotId } = await claim();
    const asHost = (requester: string) =>
      withTenant(deps.db, host.cptsId, (tx) =>
        tx
          .insertInto("agenda_bookings")
          .values({
            cpts_id: host.cptsId,
            id: newId(),
            slot_id: slotId,
            professional_id: host.professionals[0]!.id,
            requester_cpts_id: requester,
            status: "held",
            held_by: newId(),
            held_until: new Date(),
          })
          .execute(),
      );
    await expect(asHost(guest.cptsId)).rejects.toMatchObject({ code: "42501" });
    await asHost(host.cptsId);
    const { rows } = await server.owner.query(
      "select requester_cpts_id from agenda_bookings where slot_id = $1",
      [slotId],
    );
    expect(rows).toEqual([{ requester_cpts_id: host.cptsId }]);
  });
});

describe("in the database itself, a partner that booked", () => {
  test("does not say who came: that is the host's", async () => {
    const { booked, tries } = await neighbours();
    const id = await booked();
    for (const status of ["arrived", "seen", "noshow", "expired"])
      expect((await tries(id, { status, ended_at: new Date() })).status).toBe("booked");
  });

  test("does not bring back what ended, nor rewrite what was seen", async () => {
    const { host, booked, tries } = await neighbours();
    const cancelled = await booked();
    expect((await tries(cancelled, { status: "cancelled", end_reason: "essai" })).status).toBe("cancelled");
    expect((await tries(cancelled, { status: "booked" })).status).toBe("cancelled");
    const seen = await booked();
    await withTenant(deps.db, host.cptsId, (tx) =>
      tx.updateTable("agenda_bookings").set({ status: "seen" }).where("id", "=", seen).execute(),
    );
    expect(await tries(seen, { patient_family_name: "Autre" })).toMatchObject({
      status: "seen",
      patient_family_name: "Fictive",
    });
  });

  test("gives it to no other professional, and confirms or gives back its hold", async () => {
    const { drB, booked, held, tries } = await neighbours();
    expect((await tries(await booked(), { professional_id: drB.id })).professional_id).not.toBe(drB.id);
    const now = new Date();
    const confirmed = { status: "booked", booked_at: now, booked_by: newId(), held_until: null };
    expect((await tries(await held(), confirmed)).status).toBe("booked");
    expect((await tries(await held(), { status: "cancelled", end_reason: "rendue" })).status).toBe(
      "cancelled",
    );
  });
});
