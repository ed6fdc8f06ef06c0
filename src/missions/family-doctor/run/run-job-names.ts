import type { Tx } from "../../../platform/db/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";

export const MATCH = "family-doctor.match";
export const ADOPT = "family-doctor.adopt";
export const UNDO = "family-doctor.undo-adoption";

/** One matching at a time for the whole installation: each may hold 300 MB. */
export const workLater = (tx: Tx, cptsId: string, runId: string): Promise<void> =>
  enqueueJob(tx, { name: MATCH, payload: { cptsId, runId }, key: `${MATCH}:${runId}`, queue: MATCH });

export const adoptLater = (tx: Tx, cptsId: string, runId: string): Promise<void> =>
  enqueueJob(tx, {
    name: ADOPT,
    payload: { cptsId, runId },
    key: `${ADOPT}:${runId}`,
    queue: `${ADOPT}:${cptsId}`,
  });

export const undoLater = (tx: Tx, cptsId: string, runId: string): Promise<void> =>
  enqueueJob(tx, {
    name: UNDO,
    payload: { cptsId, runId },
    key: `${UNDO}:${runId}`,
    queue: `${ADOPT}:${cptsId}`,
  });
