import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { RequestStatus } from "../contract.ts";
import { insertRequestEvent, type RequestChange, type RequestRow, updateRequest } from "./request-store.ts";

export interface Step {
  /** Where it goes; absent = it stays. */
  to?: RequestStatus;
  change?: RequestChange;
  /** `request-submitted`, `callback-listed`… also the last part of the audit's action. */
  kind: string;
  /** What happened, in French, for the story of the request. */
  sentence: string;
  details?: Record<string, unknown>;
  /** The columns to put back when the step is undone; absent = it is not undone. */
  undo?: RequestChange;
}

/** One step of a locked request: row, story, audit, event and screens together. `actor` is null for a job. */
export async function moveRequest(
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  row: RequestRow,
  step: Step,
): Promise<RequestRow> {
  const now = nowOf(deps);
  const to = step.to ?? (row.status as RequestStatus);
  const moved = await updateRequest(tx, row.cpts_id, row.id, { ...step.change, status: to, updated_at: now });
  await insertRequestEvent(tx, row.cpts_id, {
    requestId: row.id,
    at: now,
    userId: actor?.userId ?? null,
    userLabel: actor?.label ?? "Maillage",
    kind: step.kind,
    sentence: step.sentence,
    details: {
      from: row.status,
      to,
      version: moved.version,
      ...step.details,
      ...(step.undo ? { undo: { status: row.status, ...step.undo } } : {}),
    },
  });
  if (actor) {
    await recordAct(deps, actor, tx, {
      action: `unscheduled-care.${step.kind}`,
      subjectKind: "request",
      subjectId: row.id,
      ...(moved.patient_id ? { patientId: moved.patient_id } : {}),
      details: { from: row.status, to },
    });
  }
  await publishEvent(deps, tx, {
    name: "unscheduled-care.request-changed",
    payload: { requestId: row.id, from: row.status, to, byUserId: actor?.userId ?? null },
  });
  tellScreens(deps, tx, row.cpts_id, { topic: "request", id: row.id });
  return moved;
}
