import type { OwnDoctor } from "../../../core/patients/index.ts";
import { type Actor, can } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { RequestAccess } from "./request-access.ts";
import type { Request, RequestStatus } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import { findOpenRequestOf, type RequestChange, type RequestRow } from "./request-store.ts";
import { findLastEvent } from "./story-store.ts";

/** A board is read over slowly: ten minutes on the screen, fifteen seconds more for a slow network. */
const SHOWN_SECONDS = 600;
export const ALLOWED_SECONDS = 615;

interface Undoable {
  version?: number;
  undo?: RequestChange & { status: RequestStatus };
  /** Of a declaration: what the patient's record said of the médecin traitant before it. */
  formerDoctor?: OwnDoctor | null;
}

/** The last step, if this person did it, it can be undone, and nothing came after. */
export async function findUndoable(
  tx: Tx,
  actor: Actor,
  row: RequestRow,
  access: RequestAccess,
  now: Date,
): Promise<Request["undo"]> {
  const found = await lastStep(tx, actor, row, now, SHOWN_SECONDS);
  if (!found || !can(actor, requestRules["step.undo"], access)) return null;
  if (found.undo.status !== "closed" && (await isTaken(tx, row))) return null;
  return {
    sentence: found.sentence,
    at: found.at.toISOString(),
    until: new Date(found.at.getTime() + SHOWN_SECONDS * 1000).toISOString(),
  };
}

/** Ended, and another search is open for this patient meanwhile: the database would refuse to open it again. */
const isTaken = async (tx: Tx, row: RequestRow): Promise<boolean> =>
  row.status === "closed" &&
  row.patient_id !== null &&
  (await findOpenRequestOf(tx, row.cpts_id, row.patient_id)) !== undefined;

export async function lastStep(tx: Tx, actor: Actor, row: RequestRow, now: Date, seconds: number) {
  const event = await findLastEvent(tx, row.cpts_id, row.id);
  if (!event || event.user_id !== actor.userId || now.getTime() - event.at.getTime() > seconds * 1000)
    return null;
  const { version, undo, formerDoctor = null } = event.details as Undoable;
  return undo && version === row.version
    ? { kind: event.kind, sentence: event.sentence, at: event.at, undo, formerDoctor }
    : null;
}
