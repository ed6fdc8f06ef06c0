import { type Selectable, sql } from "kysely";
import type { PlatformTx, Tables, Tx } from "../../../platform/db/index.ts";

export type DraftRow = Selectable<Tables["mt_door_drafts"]>;

/** The CPTS of a public address. */
export const findCptsBySlug = (tx: PlatformTx, slug: string) =>
  tx
    .selectFrom("territory_cpts")
    .select(["id", "name", "slug", "time_zone"])
    .where("slug", "=", slug)
    .executeTakeFirst();

/** False when this proof has served: the key is the judge. */
export async function spendProof(
  tx: Tx,
  cptsId: string,
  proofHash: Buffer,
  expiresAt: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("mt_door_proofs")
    .values({ cpts_id: cptsId, proof_hash: proofHash, expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(["cpts_id", "proof_hash"]).doNothing())
    .returning("proof_hash")
    .executeTakeFirst();
  return row !== undefined;
}

export const insertDraft = (
  tx: Tx,
  row: { cptsId: string; id: string; tokenHash: Buffer; now: Date; expiresAt: Date },
) =>
  tx
    .insertInto("mt_door_drafts")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      token_hash: row.tokenHash,
      informed_at: row.now,
      expires_at: row.expiresAt,
      created_at: row.now,
      updated_at: row.now,
    })
    .execute();

export const findDraft = (
  tx: Tx,
  cptsId: string,
  tokenHash: Buffer,
  now: Date,
): Promise<DraftRow | undefined> => draftQuery(tx, cptsId, tokenHash, now).executeTakeFirst();

export const lockDraft = (
  tx: Tx,
  cptsId: string,
  tokenHash: Buffer,
  now: Date,
): Promise<DraftRow | undefined> => draftQuery(tx, cptsId, tokenHash, now).forUpdate().executeTakeFirst();

const draftQuery = (tx: Tx, cptsId: string, tokenHash: Buffer, now: Date) =>
  tx
    .selectFrom("mt_door_drafts")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now);

export const updateDraft = (tx: Tx, draft: DraftRow, content: object, now: Date) =>
  tx
    .updateTable("mt_door_drafts")
    .set({ content: JSON.stringify(content), version: sql`version + 1`, updated_at: now })
    .where("cpts_id", "=", draft.cpts_id)
    .where("id", "=", draft.id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** What was asked leaves the draft with the request that it became. */
export const emptyDraft = (tx: Tx, draft: DraftRow, requestId: string, now: Date) =>
  tx
    .updateTable("mt_door_drafts")
    .set({ content: "{}", request_id: requestId, updated_at: now })
    .where("cpts_id", "=", draft.cpts_id)
    .where("id", "=", draft.id)
    .execute();

export const deleteDraft = (tx: Tx, cptsId: string, tokenHash: Buffer) =>
  tx
    .deleteFrom("mt_door_drafts")
    .where("cpts_id", "=", cptsId)
    .where("token_hash", "=", tokenHash)
    .where("request_id", "is", null)
    .execute();

/** What is past its time, 10,000 at most of each kind. */
export async function forgetPast(tx: Tx, cptsId: string, now: Date): Promise<void> {
  await sql`delete from mt_door_drafts where cpts_id = ${cptsId} and id in (
    select id from mt_door_drafts where cpts_id = ${cptsId} and expires_at < ${now} limit 10000)`.execute(tx);
  await sql`delete from mt_door_proofs where cpts_id = ${cptsId} and proof_hash in (
    select proof_hash from mt_door_proofs where cpts_id = ${cptsId} and expires_at < ${now} limit 10000)`.execute(
    tx,
  );
}

export const lockByFollowCode = (tx: Tx, cptsId: string, hash: Buffer) =>
  tx
    .selectFrom("mt_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("follow_code_hash", "=", hash)
    .forUpdate()
    .executeTakeFirst();

/** Requests that the page has made since then, `most` at most. */
export async function countSentSince(tx: Tx, cptsId: string, since: Date, most: number): Promise<number> {
  const found = await tx
    .selectFrom("mt_requests")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("created_at", ">", since)
    .where("origin", "=", "public")
    .limit(most)
    .execute();
  return found.length;
}
