import { withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { type CurrentRows, compareLine } from "./compare-line.ts";
import {
  type CurrentSets,
  findCurrent,
  listActivityLines,
  type ReadLine,
  updateOutcomes,
} from "./line-store.ts";

const BATCH = 500;

/** The rows that one line speaks of. An activity that is known keeps its place, whatever the file calls that place now. */
export function currentOf(line: Pick<ReadLine, "sourceKey" | "payload">, now: CurrentSets): CurrentRows {
  const practice = now.practices.get(line.sourceKey);
  const site =
    (practice && now.sitesById.get(String(practice["site_id"]))) ?? now.sites.get(line.payload.siteKey);
  return { professional: now.professionals.get(line.payload.rpps), site, practice };
}

/** Gives each line of the report its outcome and its changes, 1,000 lines in a transaction of five statements. */
export async function compareLines(
  deps: Deps,
  cptsId: string,
  importId: string,
  signal: AbortSignal,
): Promise<void> {
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const last = await withTenant(deps.db, cptsId, async (tx) => {
      const lines = await listActivityLines(tx, cptsId, importId, after, BATCH);
      if (lines.length === 0) return undefined;
      const now = await findCurrent(tx, cptsId, lines);
      await updateOutcomes(
        tx,
        cptsId,
        importId,
        lines.map((line) => ({ line: line.line, ...compareLine(line.payload, currentOf(line, now)) })),
      );
      return lines.at(-1)?.line;
    });
    if (last === undefined) return;
    after = last;
  }
}
