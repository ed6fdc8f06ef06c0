import type { BookedPlace, BookingStatus } from "../../../core/agenda/index.ts";
import type { RequestStatus } from "../contract.ts";
import type { RequestChange, RequestRow } from "../request/request-store.ts";

/** What a request must become because of its booking. */
export interface Following {
  to: RequestStatus;
  change: RequestChange;
  kind: string;
  sentence: string;
  /** Somebody must act: the place is lost. */
  alert: boolean;
}

export interface FollowedBooking {
  id: string;
  status: BookingStatus;
  place: BookedPlace;
  endReason: string | null;
}

type Followed = Pick<RequestRow, "status" | "booking_id" | "outcome" | "returned_at">;

const NO_PLACE: RequestChange = {
  booking_cpts_id: null,
  booking_id: null,
  booked_at: null,
  appointment_at: null,
};

/**
 * Brings a request in line with its booking, as the host marked it. Pure, and the same whenever and however often it is asked: undefined
 * when the request already says what the booking says, or when the booking is no longer the request's.
 */
export function followBooking(request: Followed, booking: FollowedBooking, now: Date): Following | undefined {
  if (request.booking_id !== booking.id) return undefined;
  const { status } = request;
  const doctor = booking.place.professionalName;
  switch (booking.status) {
    case "expired":
      return status === "held"
        ? step(
            "to-orient",
            NO_PLACE,
            "hold-expired",
            "Le temps est passé : la place tenue a été rendue",
            false,
          )
        : undefined;
    case "cancelled":
      return status === "held" || status === "booked"
        ? step(
            "to-orient",
            NO_PLACE,
            "appointment-lost",
            `${doctor} a annulé le rendez-vous${booking.endReason ? ` : ${booking.endReason}` : ""}. À orienter de nouveau`,
            true,
          )
        : undefined;
    case "seen":
      return status === "booked"
        ? step("seen", {}, "patient-seen", `${doctor} a vu le patient`, false)
        : undefined;
    case "noshow":
      return status === "booked"
        ? step(
            "closed",
            { outcome: "noshow", closed_at: now, end_reason: "Absent au rendez-vous" },
            "patient-absent",
            "Le patient n'est pas venu au rendez-vous",
            false,
          )
        : undefined;
    case "booked":
    case "arrived":
      return takenBack(request, `${doctor} est revenu sur sa marque : le rendez-vous tient`);
    default:
      return undefined;
  }
}

// A mark taken back: only what the mark itself did is undone, never a return that somebody wrote.
function takenBack({ status, outcome, returned_at }: Followed, sentence: string): Following | undefined {
  if (returned_at !== null) return undefined;
  const marked = status === "seen" || (status === "closed" && outcome === "noshow");
  return marked
    ? step("booked", { outcome: null, closed_at: null, end_reason: null }, "mark-taken-back", sentence, false)
    : undefined;
}

const step = (
  to: RequestStatus,
  change: RequestChange,
  kind: string,
  sentence: string,
  alert: boolean,
): Following => ({ to, change, kind, sentence: sentence.slice(0, 500), alert });
