import { sql } from "kysely";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { PresentSlot, SlotUpdate } from "../generate/plan-publication.ts";
import type { PublishedSlot } from "../generate/slot-template.ts";

const MOST_SLOTS = 30_000;

/** The row that puts two changes of one agenda in a line: every schedule of the professional. */
export const lockSchedules = (tx: Tx, cptsId: string, professionalId: string) =>
  tx
    .selectFrom("agenda_schedules")
    .select(["id", "professional_name", "site_name", "active"])
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();

/** Slots that are not over, closed ones too. Locked, so that a booking waits for the plan made from them, and the plan for it. */
export const listComingSlots = (tx: Tx, cptsId: string, professionalId: string, now: Date, lock: boolean) =>
  tx
    .selectFrom("agenda_slots")
    .select([
      "id",
      "schedule_id",
      "professional_id",
      "starts_at",
      "ends_at",
      "modality",
      "audiences",
      "reasons",
      "places",
      "taken",
      "state",
      "shared",
      "natural_key",
    ])
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    // A slot lasts four hours at most: this bound lets the index on the start be used.
    .where("starts_at", ">", new Date(now.getTime() - 86_400_000))
    .where("ends_at", ">", now)
    .orderBy("starts_at")
    .orderBy("id")
    .limit(MOST_SLOTS)
    .$if(lock, (query) => query.forNoKeyUpdate())
    .execute();

export type SlotRow = Awaited<ReturnType<typeof listComingSlots>>[number];

/** Places only held, not yet booked, of these slots. */
export async function countHolds(
  tx: Tx,
  cptsId: string,
  slotIds: readonly string[],
): Promise<Map<string, number>> {
  if (slotIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("agenda_bookings")
    .select(["slot_id", (fn) => fn.fn.countAll<string>().as("held")])
    .where("cpts_id", "=", cptsId)
    .where("slot_id", "in", [...slotIds])
    .where("status", "=", "held")
    .groupBy("slot_id")
    .execute();
  return new Map(rows.map((row) => [row.slot_id, Number(row.held)]));
}

export const closeSlots = (tx: Tx, cptsId: string, slots: readonly PresentSlot[]) =>
  sql`update agenda_slots set state = 'closed'
    where cpts_id = ${cptsId} and id = any(${slots.map((slot) => slot.id)}::uuid[]) and taken = 0`.execute(
    tx,
  );

export const updateSlots = (tx: Tx, cptsId: string, updates: readonly SlotUpdate[]) =>
  sql`update agenda_slots s set schedule_id = n.schedule_id, starts_at = n.starts_at, ends_at = n.ends_at, modality = n.modality,
      audiences = n.audiences, reasons = n.reasons, places = n.places, shared = n.shared, state = 'open'
    from jsonb_to_recordset(${JSON.stringify(updates.map(({ id, wanted }) => ({ ...recordOf(wanted), id })))}::jsonb)
      as n(id uuid, schedule_id uuid, starts_at timestamptz, ends_at timestamptz, modality text, audiences text[], reasons text[], places smallint, shared boolean)
    where s.cpts_id = ${cptsId} and s.id = n.id`.execute(tx);

export const insertSlots = (tx: Tx, cptsId: string, slots: readonly PublishedSlot[], at: Date) =>
  sql`insert into agenda_slots (cpts_id, id, schedule_id, professional_id, starts_at, ends_at, modality, audiences, reasons, places, shared, natural_key, published_at)
    select ${cptsId}::uuid, n.id, n.schedule_id, n.professional_id, n.starts_at, n.ends_at, n.modality, n.audiences, n.reasons, n.places, n.shared, n.natural_key, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(slots.map((slot) => ({ ...recordOf(slot), id: newId() })))}::jsonb)
      as n(id uuid, schedule_id uuid, professional_id uuid, starts_at timestamptz, ends_at timestamptz, modality text, audiences text[], reasons text[], places smallint, shared boolean, natural_key text)`.execute(
    tx,
  );

const recordOf = (slot: PublishedSlot) => ({
  schedule_id: slot.scheduleId,
  professional_id: slot.professionalId,
  starts_at: slot.startsAt.toString(),
  ends_at: slot.endsAt.toString(),
  modality: slot.modality,
  audiences: slot.audiences,
  reasons: slot.reasons,
  places: slot.places,
  shared: slot.shared,
  natural_key: slot.key,
});

/** Takes a slot out of the rules that made it: it stays as it is, with the places already taken and no other. */
export const keepSlotAsItIs = (tx: Tx, cptsId: string, slotId: string) =>
  sql`update agenda_slots set natural_key = 'kept:' || id, places = greatest(taken, 1)
    where cpts_id = ${cptsId} and id = ${slotId}`.execute(tx);
