import { newId, type Tx } from "../../../platform/db/index.ts";

/** A decision of the coordination that names no candidate; written once, never changed. */
export interface PlainDecision {
  kind: "overruled" | "excluded" | "withdrawn" | "rules-published";
  requestId: string | null;
  offerId?: string | null;
  at: Date;
  userId: string | null;
  userLabel: string;
  reason: string;
  ruleVersion?: number | null;
}

export const insertPlainDecision = (tx: Tx, cptsId: string, one: PlainDecision) =>
  tx
    .insertInto("mt_decisions")
    .values({
      cpts_id: cptsId,
      id: newId(),
      at: one.at,
      kind: one.kind,
      request_id: one.requestId,
      offer_id: one.offerId ?? null,
      user_id: one.userId,
      user_label: one.userLabel.slice(0, 200),
      reason: one.reason.slice(0, 500),
      rule_version: one.ruleVersion ?? null,
    })
    .execute();
