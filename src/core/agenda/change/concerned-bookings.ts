import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { formatWhen } from "../../../platform/time/index.ts";
import type { PublicationPlan, SlotConflict } from "../generate/plan-publication.ts";
import type { Calendar } from "../publish/read-calendar.ts";
import { type BookedRow, listBooked } from "./booked-store.ts";
import type { ConcernedBooking } from "./change-contract.ts";

const HAPPENS: Record<SlotConflict["kind"], string> = {
  vanishes: "Le créneau disparaîtrait.",
  moves: "L'heure, le lieu ou la forme changerait.",
  "too-few-places": "Il n'y aurait plus assez de places.",
};

/** What happens to those concerned, as it is said before and done after. */
export const IF_KEPT =
  "Rien ne change pour les rendez-vous que vous gardez : même jour, même heure, même lieu. Personne n'est prévenu, et leur créneau n'accueille plus d'autre patient.";
export const IF_CANCELLED =
  "La personne qui a demandé le rendez-vous est prévenue tout de suite, avec votre motif, et doit retrouver une solution au patient. Le patient, lui, n'est pas prévenu automatiquement : appelez-le.";

/** The bookings that stand in the conflicts of a plan, by time. */
export const bookingsOf = async (tx: Tx, cptsId: string, plan: PublicationPlan): Promise<BookedRow[]> => {
  const slotIds = plan.conflicts.filter((one) => one.present.bookedCount > 0).map((one) => one.id);
  return slotIds.length > 0 ? listBooked(tx, cptsId, slotIds) : [];
};

export const heldIn = (plan: PublicationPlan): number =>
  plan.conflicts.reduce((sum, one) => sum + one.present.heldCount, 0);

export const nameOfPatient = (row: Pick<BookedRow, "patient_given_name" | "patient_family_name">): string =>
  [row.patient_given_name, row.patient_family_name].filter(Boolean).join(" ") || "Patient sans nom connu";

export function presentBooking(row: BookedRow, plan: PublicationPlan, calendar: Calendar): ConcernedBooking {
  const conflict = plan.conflicts.find((one) => one.id === row.slot_id);
  return {
    bookingId: row.id,
    slotId: row.slot_id,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    when: formatWhen(row.starts_at, calendar.zone, calendar.now),
    patient: nameOfPatient(row),
    patientPhone: row.patient_phone,
    happens: HAPPENS[conflict?.kind ?? "vanishes"],
  };
}

/** Does the work inside the transaction, then takes every row it wrote back: what is foretold is exactly what would be done. */
export async function onlyForeseen<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint foreseen`.execute(tx);
  const result = await work();
  await sql`rollback to savepoint foreseen`.execute(tx);
  return result;
}
