import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act, pageOf, readPageKey } from "../../../platform/http/index.ts";
import { listPatients } from "../record/patient-store.ts";
import { presentBrief } from "../record/present-patient.ts";
import { countToSeek, listLikelyPairs } from "./twin-store.ts";
import type { SideBrief, TwinPage } from "./twins-contract.ts";

/** The likely doubles of the register, the surest first, by pages; reading the list is audited. */
export const listPairs = (
  deps: Deps,
  actor: Actor,
  page: { after?: string | undefined; limit: number },
): Promise<TwinPage> => {
  const after = readPairKey(page.after);
  return act(deps, actor, async (tx) => {
    const rows = await listLikelyPairs(tx, actor.cptsId, { after, limit: page.limit });
    const { items, next } = pageOf(rows, page.limit, (row) => [row.score, row.one_id, row.other_id]);
    const briefs = await briefsOf(
      tx,
      actor.cptsId,
      items.flatMap((row) => [row.one_id, row.other_id]),
    );
    await recordAct(deps, actor, tx, { action: "patients.twins-listed", details: { pairs: items.length } });
    return {
      items: items.map((row) => ({
        one: briefs.get(row.one_id)!,
        other: briefs.get(row.other_id)!,
        score: row.score,
        reasons: row.reasons as string[],
        foundAt: row.found_at.toISOString(),
      })),
      next,
      toSeek: await countToSeek(tx, actor.cptsId),
    };
  });
};

/** Enough to recognise each person. */
export async function briefsOf(
  tx: Tx,
  cptsId: string,
  ids: readonly string[],
): Promise<Map<string, SideBrief>> {
  const rows = ids.length > 0 ? await listPatients(tx, cptsId, [...new Set(ids)]) : [];
  return new Map(rows.map((row) => [row.id, presentBrief(row)]));
}

function readPairKey(text: string | undefined): readonly [number, string, string] | undefined {
  const key = readPageKey(text, 3);
  if (!key) return undefined;
  const [score, one, other] = key;
  if (
    typeof score !== "number" ||
    !Number.isInteger(score) ||
    score < 0 ||
    score > 100 ||
    typeof one !== "string" ||
    typeof other !== "string" ||
    !isId(one) ||
    !isId(other)
  )
    throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
  return [score, one, other];
}
