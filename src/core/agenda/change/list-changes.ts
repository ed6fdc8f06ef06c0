import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act, pageOf, readPageKey } from "../../../platform/http/index.ts";
import { manageRules } from "../schedule/manage-policy.ts";
import type { ChangeLine } from "./change-contract.ts";
import { listChanges as listRows } from "./change-store.ts";

/** What was changed in an agenda, newest first. */
export async function listChanges(
  deps: Deps,
  actor: Actor,
  professionalId: string,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: ChangeLine[]; next: string | null }> {
  authorize(actor, manageRules["agenda.read"], { professionalId });
  const before = keyOf(page.after);
  const rows = await act(deps, actor, (tx) => listRows(tx, actor.cptsId, professionalId, page.limit, before));
  const { items, next } = pageOf(rows, page.limit, (row) => [row.at.toISOString(), row.id]);
  return {
    items: items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      sentence: row.sentence,
      undoneAt: row.undone_at?.toISOString() ?? null,
    })),
    next,
  };
}

function keyOf(after: string | undefined): { at: Date; id: string } | undefined {
  const key = readPageKey(after, 2);
  if (!key) return undefined;
  const at = new Date(String(key[0]));
  const id = String(key[1]);
  if (Number.isNaN(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id))
    throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
  return { at, id };
}
