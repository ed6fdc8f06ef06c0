import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { findLastVersion, insertVersion, replaceVersion, type SheetRow } from "./sheet-store.ts";

/** A person who goes on writing makes one version, not one for each sentence. */
const SAME_WORK_MS = 10 * 60_000;

/**
 * Keeps the sheet as it now stands: in the version that this person is writing, or in a new one.
 * @returns whether a version was begun: what the journal says, once for a stretch of work
 */
export async function keepVersion(
  tx: Tx,
  actor: Actor,
  row: SheetRow,
  pilotIds: readonly string[],
  now: Date,
): Promise<boolean> {
  const snapshot = JSON.stringify({
    number: row.number,
    missionCode: row.mission_code,
    objectiveId: row.objective_id,
    title: row.title,
    pilotIds,
    content: row.content,
  });
  const last = await findLastVersion(tx, actor.cptsId, row.id);
  const goesOn =
    last &&
    last.by_user_id === actor.userId &&
    last.state === row.state &&
    now.getTime() - last.at.getTime() < SAME_WORK_MS;
  if (goesOn) {
    await replaceVersion(tx, actor.cptsId, row.id, last.revision, { revision: row.revision, snapshot });
    return false;
  }
  await insertVersion(tx, {
    cpts_id: actor.cptsId,
    sheet_id: row.id,
    revision: row.revision,
    at: now,
    by_user_id: actor.userId,
    by_label: actor.label.slice(0, 200),
    state: row.state,
    snapshot,
  });
  return true;
}
