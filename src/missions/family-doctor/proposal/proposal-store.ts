import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import { newId, type Tables, type Tx } from "../../../platform/db/index.ts";

export type ProposalRow = Selectable<Tables["mt_proposals"]>;

/** All that happens to a proposal happens under the lock of its request. */
export const findProposal = (tx: Tx, cptsId: string, id: string): Promise<ProposalRow | undefined> =>
  tx
    .selectFrom("mt_proposals")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

export const findProposalByToken = (tx: Tx, cptsId: string, hash: Buffer): Promise<ProposalRow | undefined> =>
  tx
    .selectFrom("mt_proposals")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("token_hash", "=", hash)
    .executeTakeFirst();

export const findLiveProposal = (
  tx: Tx,
  cptsId: string,
  requestId: string,
): Promise<ProposalRow | undefined> =>
  tx
    .selectFrom("mt_proposals")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .where("status", "in", ["proposed", "sent", "accepted"])
    .executeTakeFirst();

export const insertProposal = (tx: Tx, row: Insertable<Tables["mt_proposals"]>): Promise<ProposalRow> =>
  tx.insertInto("mt_proposals").values(row).returningAll().executeTakeFirstOrThrow();

export const updateProposal = (
  tx: Tx,
  row: Pick<ProposalRow, "cpts_id" | "id">,
  change: Updateable<Tables["mt_proposals"]>,
): Promise<ProposalRow> =>
  tx
    .updateTable("mt_proposals")
    .set(change)
    .where("cpts_id", "=", row.cpts_id)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Live proposals of an offer, by request: the order in which requests are locked. */
export const listLiveOfOffer = (tx: Tx, cptsId: string, offerId: string): Promise<ProposalRow[]> =>
  tx
    .selectFrom("mt_proposals")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("offer_id", "=", offerId)
    .where("status", "in", ["proposed", "sent", "accepted"])
    .orderBy("request_id")
    .limit(5_001)
    .execute();

/** Those that the end of an offer withdrew, at that very instant. */
export const listWithdrawnAt = (tx: Tx, cptsId: string, offerId: string, at: Date): Promise<ProposalRow[]> =>
  tx
    .selectFrom("mt_proposals")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("offer_id", "=", offerId)
    .where("status", "=", "withdrawn")
    .where("answered_at", "=", at)
    .orderBy("request_id")
    .limit(5_000)
    .execute();

/** Accepted of this offer since the month began. */
export const countAcceptedSince = async (
  tx: Tx,
  cptsId: string,
  offerId: string,
  since: Date,
): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("mt_proposals")
        .select((select) => select.fn.countAll().as("n"))
        .where("cpts_id", "=", cptsId)
        .where("offer_id", "=", offerId)
        .where("status", "=", "accepted")
        .where("answered_at", ">=", since)
        .executeTakeFirstOrThrow()
    ).n,
  );

export const countPending = async (tx: Tx, cptsId: string, offerId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("mt_proposals")
        .select((select) => select.fn.countAll().as("n"))
        .where("cpts_id", "=", cptsId)
        .where("offer_id", "=", offerId)
        .where("status", "in", ["proposed", "sent"])
        .executeTakeFirstOrThrow()
    ).n,
  );

/** Sent and past their time, or half way to it and not reminded: ids only, each is then taken under its lock. */
export const listDue = async (
  tx: Tx,
  cptsId: string,
  now: Date,
  what: "expired" | "half-way",
): Promise<{ id: string }[]> =>
  tx
    .selectFrom("mt_proposals")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("status", "=", "sent")
    .$if(what === "expired", (some) => some.where("expires_at", "<=", now))
    .$if(what === "half-way", (some) =>
      some
        .where("expires_at", ">", now)
        .where("reminded_at", "is", null)
        .where(sql<boolean>`sent_at + (expires_at - sent_at) / 2 <= ${now}`),
    )
    .orderBy("expires_at")
    .limit(1_000)
    .execute();

export interface NewDecision {
  kind: "proposed" | "adopted" | "accepted" | "refused" | "expired" | "withdrawn" | "overruled";
  requestId: string;
  offerId: string;
  runId?: string | null;
  userId: string | null;
  userLabel: string;
  at: Date;
  reason: string;
  ruleVersion: number | null;
  seed?: number | null;
  candidates?: readonly LedgerCandidate[];
}

/** No name, no health data. */
export interface LedgerCandidate {
  offerId: string;
  capacity: number;
  taken: number;
  distanceMeters: number | null;
  score: number;
  reasons: readonly string[];
}

/** A line of the ledger; never changed afterwards. */
export const insertDecision = (tx: Tx, cptsId: string, one: NewDecision) =>
  tx
    .insertInto("mt_decisions")
    .values({
      cpts_id: cptsId,
      id: newId(),
      at: one.at,
      kind: one.kind,
      request_id: one.requestId,
      offer_id: one.offerId,
      run_id: one.runId ?? null,
      user_id: one.userId,
      user_label: one.userLabel.slice(0, 200),
      reason: one.reason.slice(0, 500),
      rule_version: one.ruleVersion,
      seed: one.seed ?? null,
      candidates: JSON.stringify(one.candidates ?? []),
    })
    .execute();
