import { findBooking } from "../../../core/agenda/index.ts";
import { nameOwnDoctor } from "../../../core/patients/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { formatPlainDate, nowOf } from "../../../platform/time/index.ts";
import { giveBookingBack } from "../appointment/held-place.ts";
import { WITH_DOCTOR } from "../appointment/list-slots.ts";
import { APPOINTED } from "../appointment/take-slot.ts";
import { dayOf } from "./day-of.ts";
import { moveRequest } from "./move-request.ts";
import { notThere } from "./refuse-step.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import type { RequestRow } from "./request-store.ts";
import type { AppointmentInput } from "./step-contract.ts";
import { viewOf } from "./view-request.ts";
import { lockVisible } from "./visible-request.ts";

/** The first appointment has a date; a later one replaces it. A booking of the agenda may be named. */
export const appointPatient = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  input: AppointmentInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.follow"], access);
    if (!WITH_DOCTOR.includes(row.status)) throw notThere(row.status);
    const acceptedOn = dayOf(row.accepted_at ?? row.created_at, actor.timeZone);
    if (input.on < acceptedOn)
      throw invalid("on", "Le premier rendez-vous ne peut pas précéder l'accord du médecin.");
    if (input.on > inOneYear(dayOf(nowOf(deps), actor.timeZone)))
      throw invalid("on", "Le premier rendez-vous est à noter dans l'année qui vient : vérifiez la date.");
    if (input.bookingId) await refuseForeignBooking(tx, row, input.bookingId);
    const replaces = row.booking_id !== null && row.booking_id !== input.bookingId;
    if (replaces || row.held_booking_id)
      await giveBookingBack(
        deps,
        actor,
        tx,
        replaces ? row : { ...row, booking_id: null },
        "Une autre date est fixée",
      );
    const moved = await moveRequest(deps, actor, tx, row, {
      to: "appointed",
      // Who has an appointment knows of the doctor.
      change: {
        appointment_on: input.on,
        booking_id: input.bookingId,
        held_booking_id: null,
        told_at: row.told_at ?? nowOf(deps),
        unreachable_count: 0,
      },
      kind: APPOINTED,
      sentence: `Premier rendez-vous fixé au ${formatPlainDate(input.on)}.`,
      // A place given back may be somebody else's already: that is not undone.
      ...(replaces
        ? {}
        : {
            undo: {
              appointment_on: row.appointment_on,
              booking_id: row.booking_id,
              told_at: row.told_at,
              unreachable_count: row.unreachable_count,
            },
          }),
    });
    return viewOf(deps, actor, tx, moved);
  });

const inOneYear = (day: string): string => Temporal.PlainDate.from(day).add({ years: 1 }).toString();

async function refuseForeignBooking(tx: Tx, row: RequestRow, bookingId: string): Promise<void> {
  const booking = await findBooking(tx, row.cpts_id, bookingId);
  if (booking?.professional_id !== row.doctor_professional_id)
    throw invalid("bookingId", "Ce rendez-vous n'est pas avec le médecin qui accepte ce patient.");
}

export const DECLARED = "request-declared";

/** Declared to the CPAM: the patient has a médecin traitant, as their record says from now on; the request ends. */
export const declareDoctor = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  on: string,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.follow"], access);
    if (!WITH_DOCTOR.includes(row.status)) throw notThere(row.status);
    const now = nowOf(deps);
    if (on > dayOf(now, actor.timeZone))
      throw invalid("on", "La déclaration ne peut pas être dans l'avenir.");
    if (on < dayOf(row.accepted_at ?? row.created_at, actor.timeZone))
      throw invalid("on", "La déclaration ne peut pas précéder l'accord du médecin.");
    const formerDoctor =
      row.patient_id && (await nameOwnDoctor(deps, actor, tx, row.patient_id, row.doctor_professional_id));
    const moved = await moveRequest(deps, actor, tx, row, {
      to: "closed",
      change: { declared_on: on, end_reason: "declared", closed_at: now, told_at: row.told_at ?? now },
      kind: DECLARED,
      sentence: `Médecin traitant déclaré à la caisse le ${formatPlainDate(on)}.`,
      undo: { declared_on: row.declared_on, end_reason: null, closed_at: null, told_at: row.told_at },
      // What the record said before: undone, it says it again.
      details: { formerDoctor },
    });
    return viewOf(deps, actor, tx, moved);
  });
