import { cancelBooking, moveBooking, withDeadHoldsFreed } from "../../../core/agenda/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { moveRequest } from "../request/move-request.ts";
import { findSlotHost } from "./find-slot-host.ts";
import { lockToOrient } from "./lock-to-orient.ts";
import type { MoveAppointmentInput, OrientedBooking, OrientedRequest } from "./orientation-contract.ts";
import { placeWords } from "./place-words.ts";
import { presentOriented, presentRequest } from "./present-oriented.ts";
import { chooseProposed } from "./take-place.ts";

const noAppointment = () =>
  conflict(
    "unscheduled-care.no-appointment",
    "Cette demande n'a pas de rendez-vous : regardez où elle en est.",
  );

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
    const { booking_cpts_id: hostCptsId, booking_id: bookingId } = row;
    if (!hostCptsId || !bookingId) throw noAppointment();
    await cancelBooking(deps, tx, { hostCptsId, bookingId, userId: actor.userId, reason });
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
      if (!row.booking_cpts_id || !row.booking_id) throw noAppointment();
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
