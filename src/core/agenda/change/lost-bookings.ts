import type { Tx } from "../../../platform/db/index.ts";
import { formatWhen } from "../../../platform/time/index.ts";
import type { BookedPlace } from "../booking/booking-words.ts";
import type { PublicationPlan } from "../generate/plan-publication.ts";
import type { Calendar } from "../publish/read-calendar.ts";
import { type CancelledRow, listCancelled } from "./booked-store.ts";
import type { LostBooking } from "./change-contract.ts";
import { nameOfPatient } from "./concerned-bookings.ts";
import type { KeptStep } from "./keep-steps.ts";

const startOf = (row: CancelledRow): number => Date.parse((row.place as unknown as BookedPlace).startsAt);

/** The bookings that a change cancelled and that taking it back does not bring back: those to come, by time. */
export async function lostBookings(
  tx: Tx,
  cptsId: string,
  steps: readonly KeptStep[],
  calendar: Calendar,
): Promise<CancelledRow[]> {
  const ids = steps.filter((step) => step.kind === "booking").map((step) => step.id);
  if (ids.length === 0) return [];
  const rows = await listCancelled(tx, cptsId, ids);
  return rows
    .filter((row) => startOf(row) > calendar.now.epochMilliseconds)
    .sort((a, b) => startOf(a) - startOf(b));
}

export const presentLost = (row: CancelledRow, plan: PublicationPlan, calendar: Calendar): LostBooking => ({
  bookingId: row.id,
  when: formatWhen(new Date(startOf(row)), calendar.zone, calendar.now),
  patient: nameOfPatient(row),
  patientPhone: row.patient_phone,
  freeAgain: isFreeAfter(plan, startOf(row)),
});

/** Whether the plan brings a free place of that hour back. */
function isFreeAfter(plan: PublicationPlan, at: number): boolean {
  const starts = (slot: { startsAt: Temporal.Instant }) => slot.startsAt.epochMilliseconds === at;
  return (
    plan.insert.some(starts) ||
    plan.update.some(
      ({ wanted, present }) => starts(wanted) && wanted.places > present.heldCount + present.bookedCount,
    )
  );
}
