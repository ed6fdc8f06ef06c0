import { newId, type Tx } from "../../../platform/db/index.ts";

/** One proposal as the ledger keeps it: enough to see later what was known and in which order. */
export interface LedgerCandidate {
  rank: number;
  cptsId: string;
  slotId: string;
  professionalId: string;
  startsAt: string;
  distanceMeters: number | null;
  withinDelay: boolean;
  key: readonly number[];
  reasons: readonly string[];
}

export async function insertOrientation(
  tx: Tx,
  row: {
    cptsId: string;
    requestId: string;
    at: Date;
    userId: string;
    ruleVersion: string;
    seed: string;
    candidates: LedgerCandidate[];
    why: Record<string, unknown>;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto("snp_orientations")
    .values({
      cpts_id: row.cptsId,
      id,
      request_id: row.requestId,
      at: row.at,
      user_id: row.userId,
      rule_version: row.ruleVersion,
      seed: row.seed,
      candidates: JSON.stringify(row.candidates),
      why: JSON.stringify(row.why),
    })
    .execute();
  return id;
}

/** What was proposed then; undefined when this answer was not given for this request. */
export async function findProposed(
  tx: Tx,
  cptsId: string,
  requestId: string,
  orientationId: string,
): Promise<LedgerCandidate[] | undefined> {
  const row = await tx
    .selectFrom("snp_orientations")
    .select("candidates")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", orientationId)
    .where("request_id", "=", requestId)
    .executeTakeFirst();
  return row?.candidates as LedgerCandidate[] | undefined;
}

export const markChosen = (tx: Tx, cptsId: string, orientationId: string, chosen: LedgerCandidate) =>
  tx
    .updateTable("snp_orientations")
    .set({ chosen_slot_cpts_id: chosen.cptsId, chosen_slot_id: chosen.slotId, chosen_rank: chosen.rank })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", orientationId)
    .execute();
