import {
  type BookedCare,
  type BookedPatient,
  type Booking,
  bookPlace,
  holdPlace,
  releaseHold,
} from "../../../core/agenda/index.ts";
import { findPatient, usualName } from "../../../core/patients/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { readPaces } from "../request/levels.ts";
import { findCommune } from "../request/place-store.ts";
import type { RequestRow } from "../request/request-store.ts";
import { answersOf } from "../request/score-request.ts";
import { findSheet } from "../sheet/sheet-store.ts";
import { findProposed, type LedgerCandidate, markChosen } from "./ledger-store.ts";

/** The proposal that was chosen, and the ledger's word that it was. @throws 409 unscheduled-care.not-proposed */
export async function chooseProposed(
  tx: Tx,
  row: RequestRow,
  chosen: { orientationId: string; slotId: string },
): Promise<LedgerCandidate> {
  const proposed = await findProposed(tx, row.cpts_id, row.id, chosen.orientationId);
  const found = proposed?.find((one) => one.slotId === chosen.slotId);
  if (!found)
    throw conflict(
      "unscheduled-care.not-proposed",
      "Ce créneau ne fait pas partie des propositions faites pour cette demande : relancez la recherche.",
    );
  await markChosen(tx, row.cpts_id, chosen.orientationId, found);
  return found;
}

/** Holds the chosen place for the time that the CPTS gives itself; a place already held for this request is given back first. */
export async function holdFor(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  row: RequestRow,
  chosen: LedgerCandidate,
): Promise<Booking> {
  await giveHoldBack(deps, actor, tx, row);
  const paces = await readPaces(tx, nowOf(deps), actor.timeZone);
  const holdSeconds = paces("hold") * 60;
  return holdPlace(deps, tx, {
    hostCptsId: chosen.cptsId,
    slotId: chosen.slotId,
    requestId: row.id,
    userId: actor.userId,
    holdSeconds,
  });
}

/** Books the chosen place at once; a place held for this request is given back first. */
export async function bookFor(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  row: RequestRow,
  chosen: LedgerCandidate,
  orientationId: string,
): Promise<Booking> {
  await giveHoldBack(deps, actor, tx, row);
  const { patient, care } = await copyFor(tx, row, {
    orientationId,
    rank: chosen.rank,
    reasons: chosen.reasons,
  });
  return bookPlace(deps, tx, {
    hostCptsId: chosen.cptsId,
    slotId: chosen.slotId,
    requestId: row.id,
    userId: actor.userId,
    patient,
    care,
  });
}

/** Gives the held place of a request back, when there is one. */
export async function giveHoldBack(deps: Deps, actor: Actor, tx: Tx, row: RequestRow): Promise<void> {
  if (row.status !== "held" || !row.booking_cpts_id || !row.booking_id) return;
  await releaseHold(deps, tx, {
    hostCptsId: row.booking_cpts_id,
    bookingId: row.booking_id,
    userId: actor.userId,
  });
}

/** What the professional needs to receive the patient, copied from the request and the patient's record. */
export async function copyFor(
  tx: Tx,
  row: RequestRow,
  why: Record<string, unknown>,
): Promise<{ patient: BookedPatient; care: BookedCare }> {
  const record = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
  if (!record)
    throw conflict(
      "unscheduled-care.no-patient",
      "Cette demande n'a pas de patient : dites qui est la personne avant de réserver.",
    );
  const home = [record.address_line, [record.postal_code, record.commune_name].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  return {
    patient: {
      patientId: record.id,
      ...usualName(record),
      birthOn: record.birth_on,
      sex: record.sex as BookedPatient["sex"],
      // Who can be called back is asked for each request; it may be a relative's number.
      phone: record.phone ?? row.requester_phone,
      address: ((await placeOf(tx, row)) || home).slice(0, 500) || null,
    },
    care: { reason: row.reason || null, levelCode: row.level_code, note: await saidTo(tx, row), why },
  };
}

/** Where the patient is now, with its commune: « 12 allée du Test » alone leads nobody there. */
async function placeOf(tx: Tx, row: RequestRow): Promise<string> {
  if (!row.place_label) return "";
  const commune = row.place_commune_code ? (await findCommune(tx, row.place_commune_code))?.name : undefined;
  return commune && !row.place_label.toLowerCase().includes(commune.toLowerCase())
    ? `${row.place_label}, ${commune}`
    : row.place_label;
}

/** What was written in the sheet in free words, which is asked for « au médecin qui verra la personne ». */
async function saidTo(tx: Tx, row: RequestRow): Promise<string | null> {
  const sheet = row.sheet_id ? await findSheet(tx, row.cpts_id, row.sheet_id) : undefined;
  const answers = answersOf(row);
  const texts = (sheet?.content.questions ?? [])
    .filter(({ kind }) => kind === "text")
    .map(({ code }) => answers[code])
    .filter((answer): answer is string => typeof answer === "string" && answer.trim() !== "");
  return texts.join("\n").slice(0, 2_000) || null;
}
