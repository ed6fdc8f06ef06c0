import { type Actor, authorize, can } from "../../../platform/access/index.ts";
import { recordValues } from "../../../platform/audit/index.ts";
import { commitWith, newId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid, Problem } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import type { BookingAnswer, BookingInput } from "./booking-contract.ts";
import { bookingRules } from "./booking-rules.ts";
import { bookOwnPlace } from "./claim-place.ts";
import { withDeadHoldsFreed } from "./expire-holds.ts";
import { explainNoSlot, slotHidden } from "./explain-refusal.ts";
import { presentBooking } from "./present-booking.ts";

const rule = bookingRules["agenda.booking.create"];
const ANYBODY = { professionalId: "" };

/** A place of our own agendas given without a request: the patient telephones the practice. */
export async function bookAtPractice(
  deps: Deps,
  actor: Actor,
  once: Once,
  input: BookingInput,
): Promise<BookingAnswer> {
  const { birthOn } = input.patient;
  if (birthOn && birthOn > localDateOf(deps.clock.now(), actor.timeZone).toString())
    throw invalid("patient.birthOn", "La date de naissance ne peut pas être dans l'avenir.");
  return bookOnce(deps, actor, once, input);
}

const bookOnce = (deps: Deps, actor: Actor, once: Once, input: BookingInput): Promise<BookingAnswer> =>
  withDeadHoldsFreed(deps, { hostCptsId: actor.cptsId, slotId: input.slotId }, () =>
    actOnce(deps, actor, once, async (tx) => {
      const id = newId();
      const record = recordValues(deps, actor, tx, {
        action: "agenda.booking-made",
        subjectKind: "booking",
        subjectId: id,
      });
      const claim = {
        id,
        slotId: input.slotId,
        userId: actor.userId,
        patient: { patientId: null, ...input.patient },
        care: { reason: input.reason, levelCode: null, note: input.note, why: {} },
      };
      const claimed = bookOwnPlace(deps, tx, claim, record);
      // Who may book for anybody is refused nothing once the slot is known: COMMIT need not wait for it.
      if (can(actor, rule, ANYBODY)) commitWith(tx);
      const booking = await claimed;
      authorize(actor, rule, booking);
      return presentBooking(booking);
    }).catch(async (error: unknown) => {
      const isHidden = error instanceof Problem && error.code === slotHidden().code;
      throw isHidden ? await act(deps, actor, (tx) => explainNoSlot(tx, actor.cptsId, input.slotId)) : error;
    }),
  );
