import { cancelBooking, findBooking } from "../../../core/agenda/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { RequestRow } from "./request-store.ts";

/** The columns of a request that has no place any more. */
export const NO_PLACE = { booking_cpts_id: null, booking_id: null, booked_at: null, appointment_at: null };

/**
 * Gives back the place held or booked, in the same transaction; false when there was none. A place that has just run out, or that
 * the host has just cancelled, is given back already: the request may not have heard of it yet.
 */
export async function givePlaceBack(
  deps: Deps,
  tx: Tx,
  row: RequestRow,
  userId: string,
  reason: string,
): Promise<boolean> {
  if ((row.status !== "held" && row.status !== "booked") || !row.booking_cpts_id || !row.booking_id)
    return false;
  const { booking_cpts_id: hostCptsId, booking_id: bookingId } = row;
  const booking = await findBooking(tx, hostCptsId, bookingId);
  if (booking?.status !== "expired" && booking?.status !== "cancelled")
    await cancelBooking(deps, tx, { hostCptsId, bookingId, userId, reason });
  return true;
}
