import {
  type BookedPlace,
  type BookingRow,
  findBooking,
  markBooking,
  undoMark,
} from "../../../core/agenda/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { ReturnInput, WrittenReturn } from "../contract.ts";
import { policy } from "../policy.ts";
import { readPaces } from "../request/levels.ts";
import { OUTCOME_WORDS } from "../request/request-words.ts";
import { findFirstReturn, findReturn, insertReturn, type ReturnRow, replaceReturn } from "./return-store.ts";

/**
 * « Vu », in ten seconds: what came of the patient, and a line. Written where the patient was seen; the CPTS that asked is told by
 * an event. It may be replaced for a day after the first one; the former stays in the story.
 */
export const writeReturn = (
  deps: Deps,
  actor: Actor,
  once: Once,
  bookingId: string,
  input: ReturnInput,
): Promise<WrittenReturn> =>
  actOnce(deps, actor, once, async (tx) => {
    const booking = await openBooking(actor, tx, bookingId);
    const now = nowOf(deps);
    const changeMinutes = (await readPaces(tx, now, actor.timeZone))("return-change");
    refuseTooSoon(booking, now);
    const former = await findReturn(tx, actor.cptsId, bookingId);
    const first = (await findFirstReturn(tx, actor.cptsId, bookingId))?.at ?? now;
    if (former && former.outcome === input.outcome && former.line === input.line)
      return present(former, first, changeMinutes);
    if (former && now.getTime() - first.getTime() > changeMinutes * 60_000) {
      throw conflict(
        "unscheduled-care.return-too-late",
        "Ce retour ne peut plus être corrigé ici : appelez le demandeur.",
      );
    }
    if (former) await replaceReturn(tx, actor.cptsId, former.id, now);
    await alignBooking(deps, actor, tx, booking, input.outcome);
    const written = await insertReturn(tx, {
      cpts_id: actor.cptsId,
      requester_cpts_id: booking.requester_cpts_id,
      request_id: booking.request_id!,
      booking_id: bookingId,
      outcome: input.outcome,
      line: input.line,
      by_user_id: actor.userId,
      by_label: actor.label.slice(0, 200),
      at: now,
    });
    await recordAct(deps, actor, tx, {
      action: "unscheduled-care.return-written",
      subjectKind: "booking",
      subjectId: bookingId,
      ...patientOf(actor, booking),
      details: { replaces: former !== undefined },
    });
    await publishEvent(deps, tx, {
      name: "unscheduled-care.return-written",
      payload: {
        requesterCptsId: booking.requester_cpts_id,
        requestId: booking.request_id,
        bookingId,
        returnId: written.id,
      },
    });
    return present(written, first, changeMinutes);
  });

/** The return that was written for this booking, for the professional who wrote it. */
export const readReturn = (deps: Deps, actor: Actor, bookingId: string): Promise<WrittenReturn | null> =>
  act(deps, actor, async (tx) => {
    const booking = await openBooking(actor, tx, bookingId);
    const found = await findReturn(tx, actor.cptsId, bookingId);
    if (!found) return null;
    await recordAct(deps, actor, tx, {
      action: "unscheduled-care.return-read",
      subjectKind: "booking",
      subjectId: bookingId,
      ...patientOf(actor, booking),
      purpose: "follow-up",
    });
    const first = (await findFirstReturn(tx, actor.cptsId, bookingId))?.at ?? found.at;
    return present(found, first, (await readPaces(tx, nowOf(deps), actor.timeZone))("return-change"));
  });

async function openBooking(actor: Actor, tx: Tx, bookingId: string): Promise<BookingRow> {
  const booking = await findBooking(tx, actor.cptsId, bookingId);
  if (!booking) throw notFound("access.not-found");
  authorize(actor, policy.rules["return.write"], { professionalId: booking.professional_id });
  if (!booking.request_id)
    throw conflict(
      "unscheduled-care.no-request",
      "Ce rendez-vous n'est pas né d'une demande : personne n'attend de retour.",
    );
  return booking;
}

function refuseTooSoon(booking: BookingRow, now: Date): void {
  if (!["booked", "arrived", "seen", "noshow"].includes(booking.status))
    throw conflict(
      "unscheduled-care.no-visit",
      "Ce rendez-vous n'a pas eu lieu : il n'y a pas de retour à écrire.",
    );
  const place = booking.place as unknown as BookedPlace;
  if (booking.status === "booked" && Date.parse(place.startsAt) > now.getTime()) {
    throw conflict(
      "unscheduled-care.visit-to-come",
      "Ce rendez-vous n'a pas encore commencé : notez d'abord l'arrivée du patient.",
    );
  }
}

/** The day board says the same: a patient who did not come is absent, all others were seen. */
async function alignBooking(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  booking: BookingRow,
  outcome: string,
): Promise<void> {
  const mark = outcome === "noshow" ? "noshow" : "seen";
  if (booking.status === mark) return;
  const marking = { cptsId: actor.cptsId, bookingId: booking.id, userId: actor.userId };
  const marked = booking.status === "seen" || booking.status === "noshow";
  const version = marked
    ? (await undoMark(deps, tx, { ...marking, version: booking.version })).version
    : booking.version;
  await markBooking(deps, tx, mark, { ...marking, version });
}

/** The patient's record is known here only when the request was ours. */
const patientOf = (actor: Actor, booking: BookingRow): { patientId?: string } =>
  booking.requester_cpts_id === actor.cptsId && booking.patient_id ? { patientId: booking.patient_id } : {};

const present = (row: ReturnRow, first: Date, changeMinutes: number): WrittenReturn => ({
  id: row.id,
  bookingId: row.booking_id,
  outcome: row.outcome as WrittenReturn["outcome"],
  outcomeLabel: OUTCOME_WORDS[row.outcome] ?? row.outcome,
  line: row.line,
  byLabel: row.by_label,
  at: row.at.toISOString(),
  replaceableUntil: new Date(first.getTime() + changeMinutes * 60_000).toISOString(),
});
