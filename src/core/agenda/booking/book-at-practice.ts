import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import type { BookingAnswer, BookingInput } from "./booking-contract.ts";
import { bookingRules } from "./booking-rules.ts";
import { bookPlace } from "./claim-place.ts";
import { withDeadHoldsFreed } from "./expire-holds.ts";
import { presentBooking } from "./present-booking.ts";

/** A place of our own agendas given without a request: the patient telephones the practice. */
export const bookAtPractice = (
  deps: Deps,
  actor: Actor,
  once: Once,
  input: BookingInput,
): Promise<BookingAnswer> =>
  withDeadHoldsFreed(deps, { hostCptsId: actor.cptsId, slotId: input.slotId }, () =>
    actOnce(deps, actor, once, async (tx) => {
      const id = newId();
      // Asked together: both stand or fall with the transaction.
      const claimed = bookPlace(deps, tx, {
        id,
        hostCptsId: actor.cptsId,
        slotId: input.slotId,
        userId: actor.userId,
        patient: { patientId: null, ...input.patient },
        care: { reason: input.reason, levelCode: null, note: input.note, why: {} },
      });
      const recorded = recordAct(deps, actor, tx, {
        action: "agenda.booking-made",
        subjectKind: "booking",
        subjectId: id,
      });
      // Of two refusals the first is the reason: the other only says that the transaction is lost.
      recorded.catch(() => {});
      const booking = await claimed;
      await recorded;
      authorize(actor, bookingRules["agenda.booking.create"], booking);
      return presentBooking(booking);
    }),
  );
