import { cancelBooking, moveBooking, withDeadHoldsFreed } from "../../../core/agenda/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { moveRequest } from "../request/move-request.ts";
import { nowOf } from "../request/now-of.ts";
import type { RequestRow } from "../request/request-store.ts";
import { findSlotHost } from "./find-slot-host.ts";
import { lockToOrient } from "./lock-to-orient.ts";
import type { MoveAppointmentInput, OrientedBooking, OrientedRequest } from "./orientation-contract.ts";
import { placeWords } from "./place-words.ts";
import { presentOriented, presentRequest } from "./present-oriented.ts";
import { chooseProposed } from "./take-place.ts";

/** Cancels the appointment, with the reason; the request is to be oriented again. */
export const cancelAppointment = (
  deps: Deps,
  actor: Actor,
  once: Once,
  requestId: string,
  reason: string,
): Promise<OrientedRequest> =>
  actOnce(deps, actor, once, async (tx) => {
    const row = await lockToOrient(deps, actor, tx, requestId, ["booked"]);
    await giveAppointmentBack(deps, tx, row, actor.userId, reason);
    const change = { booking_cpts_id: null, booking_id: null, booked_at: null, appointment_at: null };
    return presentRequest(
      await moveRequest(deps, actor, tx, row, {
        to: "to-orient",
        change,
        kind: "appointment-cancelled",
        sentence: `Rendez-vous annulé : ${reason}`,
      }),
    );
  });

/**
 * Gives back the place, held or booked, of a request that ends or changes way: for whoever closes or cancels it, in the same
 * transaction. Nothing when it has none, or when the place is already given back.
 */
export async function giveAppointmentBack(
  deps: Deps,
  tx: Tx,
  row: RequestRow,
  userId: string,
  reason: string,
): Promise<void> {
  if (!row.booking_cpts_id || !row.booking_id || (row.status !== "held" && row.status !== "booked")) return;
  await cancelBooking(deps, tx, {
    hostCptsId: row.booking_cpts_id,
    bookingId: row.booking_id,
    userId,
    reason,
  });
}

/** Moves the appointment to another proposed slot, with the reason: the old place is kept when the new one is refused. */
export const moveAppointment = (
  deps: Deps,
  actor: Actor,
  once: Once,
  requestId: string,
  input: MoveAppointmentInput,
): Promise<OrientedBooking> =>
  withDeadHoldsFreed(deps, findSlotHost(deps, actor, requestId, input), () =>
    actOnce(deps, actor, once, async (tx) => {
      const row = await lockToOrient(deps, actor, tx, requestId, ["booked"]);
      if (!row.booking_cpts_id || !row.booking_id)
        throw conflict("unscheduled-care.no-appointment", "Cette demande n'a pas de rendez-vous à déplacer.");
      const chosen = await chooseProposed(tx, row, input);
      const booking = await moveBooking(deps, tx, {
        hostCptsId: row.booking_cpts_id,
        bookingId: row.booking_id,
        userId: actor.userId,
        reason: input.reason,
        toCptsId: chosen.cptsId,
        toSlotId: chosen.slotId,
      });
      const moved = await moveRequest(deps, actor, tx, row, {
        change: {
          booking_cpts_id: booking.hostCptsId,
          booking_id: booking.id,
          booked_at: nowOf(deps),
          appointment_at: new Date(booking.place.startsAt),
        },
        kind: "appointment-moved",
        sentence:
          `Rendez-vous déplacé : ${placeWords(booking.place, actor.timeZone, deps.clock.now())} (${input.reason})`.slice(
            0,
            500,
          ),
        details: {
          orientationId: input.orientationId,
          rank: chosen.rank,
          slotId: booking.slotId,
          bookingId: booking.id,
          from: row.booking_id,
        },
      });
      return presentOriented(booking, moved);
    }),
  );
