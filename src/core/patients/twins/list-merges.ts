import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act, pageOf, readTimeKey } from "../../../platform/http/index.ts";
import { briefsOf } from "./list-pairs.ts";
import { listMerges } from "./merge-store.ts";
import { presentWith } from "./present-merge.ts";
import type { Merge } from "./twins-contract.ts";

/** The merges made, latest first, those undone too; reading the list is audited. */
export const readMerges = (
  deps: Deps,
  actor: Actor,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: Merge[]; next: string | null }> => {
  const after = readTimeKey(page.after);
  return act(deps, actor, async (tx) => {
    const rows = await listMerges(tx, actor.cptsId, { after, limit: page.limit });
    const { items, next } = pageOf(rows, page.limit, (row) => [row.made_at.toISOString(), row.id]);
    const briefs = await briefsOf(
      tx,
      actor.cptsId,
      items.flatMap((row) => [row.kept_id, row.dropped_id]),
    );
    await recordAct(deps, actor, tx, { action: "patients.merges-listed", details: { merges: items.length } });
    return { items: items.map((row) => presentWith(row, briefs)), next };
  });
};
