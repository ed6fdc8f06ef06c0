import {
  type BookedPatient,
  confirmHold,
  holdPlace,
  withDeadHoldsFreed,
} from "../../../core/agenda/index.ts";
import { findPatient, usualName } from "../../../core/patients/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { formatWhen, nowOf } from "../../../platform/time/index.ts";
import { dayOf } from "../request/day-of.ts";
import { moveRequest } from "../request/move-request.ts";
import { notThere } from "../request/refuse-step.ts";
import type { Request } from "../request/request-contract.ts";
import { requestRules } from "../request/request-policy.ts";
import type { RequestRow } from "../request/request-store.ts";
import { viewOf } from "../request/view-request.ts";
import { lockVisible } from "../request/visible-request.ts";
import { giveBookingBack, giveHoldBack, setHeld } from "./held-place.ts";
import { WITH_DOCTOR } from "./list-slots.ts";

/** As long as a patient needs on the phone to say yes. */
const HOLD_SECONDS = 300;
export const APPOINTED = "request-appointed";

async function lockWithDoctor(deps: Deps, actor: Actor, tx: Tx, id: string): Promise<RequestRow> {
  const { row, access } = await lockVisible(deps, actor, tx, id);
  authorize(actor, requestRules["request.follow"], access);
  if (!WITH_DOCTOR.includes(row.status)) throw notThere(row.status);
  return row;
}

/** Keeps a free place of the doctor who accepts, five minutes; one kept before for this patient is given back. */
export const holdDoctorSlot = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  slotId: string,
): Promise<Request> =>
  withDeadHoldsFreed(deps, { hostCptsId: actor.cptsId, slotId }, () =>
    actOnce(deps, actor, once, async (tx) => {
      const row = await lockWithDoctor(deps, actor, tx, id);
      await giveHoldBack(deps, actor, tx, row);
      const booking = await holdPlace(deps, tx, {
        hostCptsId: actor.cptsId,
        slotId,
        userId: actor.userId,
        holdSeconds: HOLD_SECONDS,
      });
      if (booking.professionalId !== row.doctor_professional_id)
        throw conflict(
          "family-doctor.other-doctor-slot",
          "Ce créneau n'est pas celui du médecin qui accepte ce patient : choisissez-en un dans la liste.",
        );
      await setHeld(tx, row, booking.id);
      return viewOf(deps, actor, tx, { ...row, held_booking_id: booking.id });
    }),
  );

export const releaseDoctorSlot = (deps: Deps, actor: Actor, id: string): Promise<Request> =>
  act(deps, actor, async (tx) => {
    const row = await lockWithDoctor(deps, actor, tx, id);
    await giveHoldBack(deps, actor, tx, row);
    return viewOf(deps, actor, tx, { ...row, held_booking_id: null });
  });

/** The place kept becomes the first appointment; a former one of the agenda is given back. */
export const bookDoctorSlot = (deps: Deps, actor: Actor, once: Once, id: string): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const row = await lockWithDoctor(deps, actor, tx, id);
    if (!row.held_booking_id)
      throw conflict(
        "family-doctor.nothing-held",
        "Aucune place n'est gardée pour ce patient : choisissez un créneau dans la liste.",
      );
    const former = { ...row, held_booking_id: null };
    await giveBookingBack(deps, actor, tx, former, "Premier rendez-vous déplacé");
    const booking = await confirmHold(deps, tx, {
      hostCptsId: row.cpts_id,
      bookingId: row.held_booking_id,
      userId: actor.userId,
      patient: await copyPatient(tx, row),
      care: {
        reason: "Premier rendez-vous avec le médecin traitant",
        levelCode: null,
        note: null,
        why: { familyDoctorRequestId: row.id },
      },
    });
    const { startsAt, professionalName } = booking.place;
    const now = nowOf(deps);
    const moved = await moveRequest(deps, actor, tx, row, {
      to: "appointed",
      // Who has an appointment knows of the doctor.
      change: {
        appointment_on: dayOf(new Date(startsAt), actor.timeZone),
        booking_id: booking.id,
        held_booking_id: null,
        told_at: row.told_at ?? now,
        unreachable_count: 0,
      },
      kind: APPOINTED,
      sentence: `Premier rendez-vous pris : ${professionalName}, ${formatWhen(startsAt, actor.timeZone, deps.clock.now())}.`,
      details: { bookingId: booking.id },
      // A former place was given back: it may be somebody else's already.
      ...(row.booking_id
        ? {}
        : {
            undo: {
              appointment_on: row.appointment_on,
              booking_id: null,
              told_at: row.told_at,
              unreachable_count: row.unreachable_count,
            },
          }),
    });
    return viewOf(deps, actor, tx, moved);
  });

async function copyPatient(tx: Tx, row: RequestRow): Promise<BookedPatient> {
  const record = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
  if (!record) throw conflict("family-doctor.no-patient", "Cette demande n'a plus de patient : relisez-la.");
  const home = [record.address_line, [record.postal_code, record.commune_name].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  return {
    patientId: record.id,
    ...usualName(record),
    birthOn: record.birth_on,
    sex: record.sex as BookedPatient["sex"],
    phone: record.phone ?? row.carer_phone,
    address: home.slice(0, 500) || null,
  };
}
