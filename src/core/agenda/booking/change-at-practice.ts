import { type Actor, authorize, type Rule } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import type { BookingAnswer } from "./booking-contract.ts";
import { bookingRules, type OfProfessional } from "./booking-rules.ts";
import { type BookingRow, findBooking } from "./booking-store.ts";
import type { Booking, BookingStatus } from "./booking-words.ts";
import { cancelBooking, moveBooking } from "./end-booking.ts";
import { withDeadHoldsFreed } from "./expire-holds.ts";
import { type Mark, markBooking, undoMark } from "./mark-booking.ts";
import { presentBooking } from "./present-booking.ts";

/** `former` where it is told: the same status when nothing was done. */
type Work = (tx: Tx, row: BookingRow) => Promise<Booking & { former?: BookingStatus }>;

// Loads, checks the right on what was loaded, does, records: the same four steps for each change made at the practice.
const changing = (
  deps: Deps,
  actor: Actor,
  once: Once,
  bookingId: string,
  rule: Rule<OfProfessional>,
  action: string,
  work: Work,
): Promise<BookingAnswer> =>
  actOnce(deps, actor, once, async (tx) => {
    const row = await findBooking(tx, actor.cptsId, bookingId);
    if (!row) throw notFound("agenda.booking-not-found");
    authorize(actor, rule, { professionalId: row.professional_id });
    const booking = await work(tx, row);
    if (booking.former === booking.status) return presentBooking(booking);
    const patient = row.patient_id ? { patientId: row.patient_id } : {};
    await recordAct(deps, actor, tx, { action, subjectKind: "booking", subjectId: bookingId, ...patient });
    return presentBooking(booking);
  });

/** Arrived, seen or absent; `undo` takes the last one back. */
export const markAtPractice = (
  deps: Deps,
  actor: Actor,
  once: Once,
  bookingId: string,
  mark: Mark | "undo",
  version: number,
): Promise<BookingAnswer> =>
  changing(
    deps,
    actor,
    once,
    bookingId,
    bookingRules["agenda.booking.mark"],
    `agenda.booking-${mark}`,
    (tx) => {
      const one = { cptsId: actor.cptsId, bookingId, userId: actor.userId, version };
      return mark === "undo" ? undoMark(deps, tx, one) : markBooking(deps, tx, mark, one);
    },
  );

/** Cancels with a reason; when it came from a request, its requester is told and orients again. */
export const cancelAtPractice = (
  deps: Deps,
  actor: Actor,
  once: Once,
  bookingId: string,
  input: { version?: number | undefined; reason: string },
): Promise<BookingAnswer> =>
  changing(
    deps,
    actor,
    once,
    bookingId,
    bookingRules["agenda.booking.end"],
    "agenda.booking-cancelled",
    (tx) => cancelBooking(deps, tx, { hostCptsId: actor.cptsId, bookingId, userId: actor.userId, ...input }),
  );

/** Moves a booking of the practice itself; a booking that a request asked for is moved from the request, which must follow. */
export const moveAtPractice = (
  deps: Deps,
  actor: Actor,
  once: Once,
  bookingId: string,
  input: { version?: number | undefined; reason: string; toSlotId: string },
): Promise<BookingAnswer> =>
  withDeadHoldsFreed(deps, { hostCptsId: actor.cptsId, slotId: input.toSlotId }, () =>
    changing(
      deps,
      actor,
      once,
      bookingId,
      bookingRules["agenda.booking.end"],
      "agenda.booking-moved",
      async (tx, row) => {
        if (row.request_id)
          throw conflict(
            "agenda.booking-of-request",
            "Ce rendez-vous vient d'une demande de soins non programmés : déplacez-le depuis la demande, ou annulez-le avec le motif.",
          );
        const { toSlotId, ...rest } = input;
        const moved = await moveBooking(deps, tx, {
          hostCptsId: actor.cptsId,
          bookingId,
          userId: actor.userId,
          ...rest,
          toCptsId: actor.cptsId,
          toSlotId,
        });
        authorize(actor, bookingRules["agenda.booking.end"], moved);
        return moved;
      },
    ),
  );
