import type { Tx } from "../../../platform/db/index.ts";
import { briefsOf } from "./list-pairs.ts";
import type { MergeRow } from "./merge-store.ts";
import type { Merge, SideBrief } from "./twins-contract.ts";

export const presentMerge = async (tx: Tx, row: MergeRow): Promise<Merge> =>
  presentWith(row, await briefsOf(tx, row.cpts_id, [row.kept_id, row.dropped_id]));

export const presentWith = (row: MergeRow, briefs: Map<string, SideBrief>): Merge => ({
  id: row.id,
  kept: briefs.get(row.kept_id)!,
  dropped: briefs.get(row.dropped_id)!,
  reason: row.reason,
  madeBy: row.made_label,
  madeAt: row.made_at.toISOString(),
  undoneBy: row.undone_label,
  undoneAt: row.undone_at?.toISOString() ?? null,
});
