import { newId, prepared, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { BookedPlace, Booking, BookingStatus } from "./booking-words.ts";
import { CHANGE } from "./claim-sql.ts";
import { refusalOf } from "./explain-refusal.ts";
import { tellOfChange } from "./tell-host.ts";

export interface Change {
  hostCptsId: string;
  bookingId: string;
  from: readonly BookingStatus[];
  to: BookingStatus;
  userId: string | null;
  /** Refuses when the booking has moved on since the person saw it. */
  version?: number | undefined;
  reason?: string | undefined;
  /** The eleven values of `copiedFields`; absent keeps what is there. */
  copied?: (string | null)[];
}

interface ChangedRow {
  cpts_id: string;
  id: string;
  slot_id: string;
  professional_id: string;
  requester_cpts_id: string;
  request_id: string | null;
  status: BookingStatus;
  held_until: Date | null;
  version: number;
  place: BookedPlace;
  former: BookingStatus;
}

const KEEP: null[] = Array(11).fill(null);

/** Takes a booking from one status to another with its event; undefined when it is not there, or not in that state. */
export async function changeBooking(
  deps: Deps,
  tx: Tx,
  change: Change,
): Promise<(Booking & { former: BookingStatus }) | undefined> {
  const now = nowOf(deps);
  const [row] = await prepared<ChangedRow>(tx, "agenda-change", CHANGE, [
    change.hostCptsId,
    change.bookingId,
    change.from,
    change.version ?? null,
    change.to,
    now,
    change.userId,
    change.reason ?? null,
    newId(),
    newId(),
    ...(change.copied ?? KEEP),
  ]).catch((error: unknown) => {
    throw refusalOf(error) ?? error;
  });
  if (!row) return undefined;
  const booking = {
    hostCptsId: row.cpts_id,
    id: row.id,
    slotId: row.slot_id,
    professionalId: row.professional_id,
    requesterCptsId: row.requester_cpts_id,
    requestId: row.request_id,
    status: row.status,
    heldUntil: row.held_until,
    version: row.version,
    place: row.place,
    former: row.former,
  };
  await tellOfChange(deps, tx, booking, row.former, change.userId);
  return booking;
}
