import { appendAudit } from "../../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { enqueueJob, openProgress } from "../../../../platform/jobs/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { listToApply, markOpened } from "../line-store.ts";
import { type ListRow, lockList, updateList } from "../list-store.ts";
import { type OpenedLine, openLine } from "./open-line.ts";

/** 10 ms a line alone on the machine, 50 under a load of 17: while a transaction is open, other openings wait for their number. With 20 lines, 4 s once. */
const BATCH = 5;

/**
 * Opens the requests of an approved list, five lines in a transaction that also moves the cursor: a run that was killed is taken up where it
 * was, and no line is opened twice. Of two runs at once, each takes the next lines after the other.
 */
export async function applyList(
  deps: Deps,
  cptsId: string,
  listId: string,
  signal: AbortSignal,
  batchLines = BATCH,
): Promise<void> {
  const progress = openProgress(deps, cptsId, "family-doctor-list", listId);
  for (;;) {
    signal.throwIfAborted();
    const left = await withTenant(deps.db, cptsId, (tx) => applyNext(deps, tx, cptsId, listId, batchLines));
    if (!left) break;
    progress.moved();
  }
  progress.done();
}

async function applyNext(deps: Deps, tx: Tx, cptsId: string, listId: string, most: number): Promise<boolean> {
  const list = await lockList(tx, cptsId, listId);
  if (list?.state !== "applying") return false;
  const lines = await listToApply(tx, cptsId, listId, list.applied_through, most);
  const last = lines.at(-1);
  if (!last) {
    await finish(deps, tx, list);
    return false;
  }
  const done: OpenedLine[] = [];
  for (const line of lines) done.push(await openLine(deps, tx, list, line));
  await markOpened(tx, cptsId, listId, done);
  await updateList(
    tx,
    cptsId,
    listId,
    {
      applied_through: last.line,
      lines_done: list.lines_done + done.length,
      opened: list.opened + done.filter((one) => one.requestId !== null).length,
      opened_to_check: list.opened_to_check + done.filter((one) => one.toCheck).length,
      updated_at: nowOf(deps),
    },
    ["applying"],
  );
  return true;
}

async function finish(deps: Deps, tx: Tx, list: ListRow): Promise<void> {
  const at = nowOf(deps);
  await updateList(
    tx,
    list.cpts_id,
    list.id,
    { state: "applied", applied_at: at, file: null, updated_at: at },
    ["applying"],
  );
  await appendAudit(tx, deps.auditKey, at, {
    actorUserId: null,
    actorLabel: "Liste de patients",
    action: "family-doctor.list-applied",
    subjectKind: "patient-list",
    subjectId: list.id,
    details: { opened: list.opened, toCheck: list.opened_to_check },
  });
  // Doubles are shown this evening rather than tomorrow.
  if (list.opened > 0)
    await enqueueJob(tx, { name: "patients.seek-twins", payload: {}, key: "patients.seek-twins:after-list" });
}
