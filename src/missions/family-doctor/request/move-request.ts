import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { RequestStatus } from "./request-contract.ts";
import { insertRequestEvent, type RequestChange, type RequestRow, updateRequest } from "./request-store.ts";

export interface Step {
  /** Where it goes; absent = it stays. */
  to?: RequestStatus;
  change?: RequestChange;
  /** `request-checked`, `proposal-sent`… also the last part of the audit's action (`family-doctor.<kind>`). */
  kind: string;
  /** What happened, in French, for the story of the request. */
  sentence: string;
  /** Ids, codes and counts: no health data. */
  details?: Record<string, unknown>;
  /** The columns to put back when the step is undone; absent = it is not undone. */
  undo?: RequestChange;
}

/** One step of a locked request: row, story, audit, event and screens together. `actor` is null for a job or a signed link. */
export async function moveRequest(
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  row: RequestRow,
  step: Step,
): Promise<RequestRow> {
  const now = nowOf(deps);
  const to = step.to ?? (row.status as RequestStatus);
  const moved = await updateRequest(tx, row.cpts_id, row.id, {
    ...(to === row.status ? {} : { stands_since: now }),
    ...step.change,
    status: to,
    updated_at: now,
  });
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
      ...(step.undo ? { undo: { status: row.status, stands_since: row.stands_since, ...step.undo } } : {}),
    },
  });
  if (actor) {
    await recordAct(deps, actor, tx, {
      action: `family-doctor.${step.kind}`,
      subjectKind: "request",
      subjectId: row.id,
      ...(moved.patient_id ? { patientId: moved.patient_id } : {}),
      details: { from: row.status, to },
    });
  }
  await publishEvent(deps, tx, {
    name: "family-doctor.request-changed",
    payload: { requestId: row.id, from: row.status, to, byUserId: actor?.userId ?? null },
  });
  tellScreens(deps, tx, row.cpts_id, { topic: "family-doctor", id: row.id });
  return moved;
}
