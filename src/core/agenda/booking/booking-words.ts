/** Life of a booking: held → booked → arrived → seen | noshow; held → expired | cancelled; booked, arrived → cancelled. */
export type BookingStatus = "held" | "booked" | "arrived" | "seen" | "noshow" | "cancelled" | "expired";

/** Who, where and when, as told to the patient: copied from the slot at the claim, and never changed. Instants are ISO, UTC. */
export interface BookedPlace {
  startsAt: string;
  endsAt: string;
  modality: "AMB" | "HH" | "VR";
  scheduleId: string;
  professionalName: string;
  siteName: string;
  siteAddress: string;
  latitude: number | null;
  longitude: number | null;
  phone: string | null;
  teleconsultationUrl: string | null;
  wheelchair: boolean | null;
}

/** What the doctor needs to receive the patient; copied to the booking, so that a host never reads its neighbour's records. */
export interface BookedPatient {
  patientId: string | null;
  familyName: string;
  givenName: string;
  birthOn: string | null;
  sex: "F" | "M" | "U" | null;
  phone: string | null;
  /** For a home visit: where to go. */
  address: string | null;
}

/** Why the patient comes, for the one who will see them. */
export interface BookedCare {
  reason: string | null;
  levelCode: string | null;
  note: string | null;
  /** How the slot was proposed: ledger id, rank, reasons. */
  why: Record<string, unknown>;
}

/** A place taken, or held, in a slot. `hostCptsId` is the CPTS of the slot, `requesterCptsId` the one that asked. */
export interface Booking {
  hostCptsId: string;
  id: string;
  slotId: string;
  professionalId: string;
  requesterCptsId: string;
  requestId: string | null;
  status: BookingStatus;
  heldUntil: Date | null;
  version: number;
  place: BookedPlace;
}
