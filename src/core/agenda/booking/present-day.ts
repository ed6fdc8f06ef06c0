import type { AgendaDay, DayBooking } from "./booking-contract.ts";
import type { DayBookingRow, DaySlotRow } from "./day-store.ts";

type DaySlot = AgendaDay["slots"][number];

const ORDER = ["held", "booked", "arrived"] as const;

/** One line of the timeline: the slot, who is in it, and the one word that the eye looks for. */
export function presentDaySlot(
  cptsId: string,
  slot: DaySlotRow,
  bookings: readonly DayBookingRow[],
  named: boolean,
): DaySlot {
  return {
    id: slot.id,
    startsAt: new Date(slot.starts_at).toISOString(),
    endsAt: new Date(slot.ends_at).toISOString(),
    modality: slot.modality as DaySlot["modality"],
    siteName: slot.site_name,
    places: slot.places,
    taken: slot.taken,
    state: slot.state as DaySlot["state"],
    shown: shownOf(
      slot,
      bookings.map((one) => one.status),
    ),
    bookings: bookings.map((one) => presentDayBooking(cptsId, one, named)),
  };
}

// Who is waiting comes before who will come, and who will come before who is done.
function shownOf(slot: DaySlotRow, statuses: readonly string[]): DaySlot["shown"] {
  const waiting = ORDER.findLast((status) => statuses.includes(status));
  if (waiting) return waiting;
  if (statuses.includes("seen")) return "seen";
  if (statuses.includes("noshow")) return "noshow";
  return slot.state === "closed" ? "closed" : "free";
}

const presentDayBooking = (cptsId: string, row: DayBookingRow, named: boolean): DayBooking => ({
  id: row.id,
  status: row.status as DayBooking["status"],
  heldUntil: iso(row.held_until),
  bookedAt: iso(row.booked_at),
  arrivedAt: iso(row.arrived_at),
  seenAt: iso(row.seen_at),
  version: row.version,
  requestId: row.request_id,
  fromPartner: row.requester_cpts_id !== cptsId,
  // A hold names nobody: the patient has not said yes yet.
  patient:
    !named || row.status === "held" || row.patient_family_name === null
      ? null
      : {
          familyName: row.patient_family_name,
          givenName: row.patient_given_name ?? "",
          birthOn: row.patient_birth_on,
          sex: row.patient_sex,
          phone: row.patient_phone,
          address: row.patient_address,
        },
  reason: named ? row.reason : null,
  levelCode: row.level_code,
  note: named ? row.note : null,
  canUndo: ["arrived", "seen", "noshow"].includes(row.status),
});

const iso = (at: Date | string | null): string | null => (at === null ? null : new Date(at).toISOString());
