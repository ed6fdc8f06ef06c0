import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { changeBooking } from "../booking/change-booking.ts";
import { keepSlotAsItIs } from "../publish/slot-store.ts";
import type { BookedRow } from "./booked-store.ts";
import type { Desk } from "./open-desk.ts";
import { readRow } from "./source-rows.ts";

export interface Decisions {
  keepBookingIds: readonly string[];
  cancelBookingIds: readonly string[];
  cancelReason: string;
}

/**
 * Does what was decided of each booking that a change concerns: cancelled with its reason (the booking slice tells who asked),
 * or kept, and then its slot leaves the rules with the places already taken. One that nobody decided of stops the change:
 * nobody's appointment moves unseen. Returns whether anything was done, so that the plan is made again.
 */
export async function settleBookings(
  deps: Deps,
  tx: Tx,
  desk: Desk,
  booked: readonly BookedRow[],
  decisions: Decisions,
): Promise<boolean> {
  const keep = new Set(decisions.keepBookingIds);
  const cancel = new Set(decisions.cancelBookingIds);
  const undecided = booked.filter((row) => !keep.has(row.id) && !cancel.has(row.id));
  if (undecided.length > 0) {
    const what =
      undecided.length === 1
        ? "Un rendez-vous est pris sur un créneau concerné"
        : `${undecided.length} rendez-vous sont pris sur des créneaux concernés`;
    throw conflict(
      "agenda.bookings-to-decide",
      `${what} : relisez qui est concerné et dites, pour chacun, si vous le gardez ou l'annulez. Rien n'a été changé.`,
    );
  }
  for (const row of booked.filter((one) => cancel.has(one.id))) {
    const changed = await changeBooking(deps, tx, {
      hostCptsId: desk.cptsId,
      bookingId: row.id,
      from: ["booked", "arrived"],
      to: "cancelled",
      userId: desk.userId,
      reason: decisions.cancelReason,
    });
    if (!changed)
      throw conflict(
        "agenda.booking-moved-on",
        "Un de ces rendez-vous a changé entre-temps : relisez qui est concerné. Rien n'a été changé.",
      );
    desk.steps.push({ kind: "booking", id: row.id });
  }
  for (const slotId of new Set(booked.filter((one) => keep.has(one.id)).map((one) => one.slot_id)))
    await keepSlot(tx, desk, slotId);
  return booked.length > 0;
}

async function keepSlot(tx: Tx, desk: Desk, slotId: string): Promise<void> {
  const before = await readRow(tx, desk.cptsId, "slot", slotId);
  await keepSlotAsItIs(tx, desk.cptsId, slotId);
  const after = await readRow(tx, desk.cptsId, "slot", slotId);
  if (before && after) desk.steps.push({ kind: "slot", id: slotId, before, after });
}
