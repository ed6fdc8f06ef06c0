import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { insertPlainDecision } from "./ledger-store.ts";
import type { RequestRow } from "./request-store.ts";

/** Withdraws the live proposal of a locked request, so that its place is another patient's. True when there was one. */
export async function givePlaceBack(
  tx: Tx,
  actor: Actor | null,
  row: RequestRow,
  reason: string,
  now: Date,
): Promise<boolean> {
  const withdrawn = await tx
    .updateTable("mt_proposals")
    .set({ status: "withdrawn", answered_at: now, token_hash: null })
    .where("cpts_id", "=", row.cpts_id)
    .where("request_id", "=", row.id)
    .where("status", "in", ["proposed", "sent", "accepted"])
    .returning("offer_id")
    .execute();
  for (const { offer_id } of withdrawn)
    await insertPlainDecision(tx, row.cpts_id, {
      kind: "withdrawn",
      requestId: row.id,
      offerId: offer_id,
      at: now,
      userId: actor?.userId ?? null,
      userLabel: actor?.label ?? "Maillage",
      reason,
      ruleVersion: row.rule_version,
    });
  return withdrawn.length > 0;
}
