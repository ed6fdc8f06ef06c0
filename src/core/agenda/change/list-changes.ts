import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act, pageOf, readTimeKey } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { manageRules } from "../schedule/manage-policy.ts";
import type { ChangeLine } from "./change-contract.ts";
import { listChanges as listRows } from "./change-store.ts";
import { undoUntil } from "./undo-limit.ts";

/** What was changed in an agenda, newest first. */
export async function listChanges(
  deps: Deps,
  actor: Actor,
  professionalId: string,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: ChangeLine[]; next: string | null }> {
  authorize(actor, manageRules["agenda.read"], { professionalId });
  const after = readTimeKey(page.after);
  const before = after && { at: new Date(after[0]), id: after[1] };
  const rows = await act(deps, actor, (tx) => listRows(tx, actor.cptsId, professionalId, page.limit, before));
  const { items, next } = pageOf(rows, page.limit, (row) => [row.at.toISOString(), row.id]);
  const now = nowOf(deps);
  return {
    items: items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      sentence: row.sentence,
      undoneAt: row.undone_at?.toISOString() ?? null,
      undoUntil: row.undone_at ? null : (undoUntil(row.at, now)?.toISOString() ?? null),
    })),
    next,
  };
}
