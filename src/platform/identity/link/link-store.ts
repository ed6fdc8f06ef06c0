import { sql } from "kysely";
import type { PlatformTx } from "../../db/index.ts";

/** One asker of an address at a time, so that the count below is exact. */
export const lockEmail = (tx: PlatformTx, email: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${email}, 0))`.execute(tx);

export async function countLinksSince(tx: PlatformTx, email: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom("identity_links")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("email", "=", email)
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export const insertLink = (
  tx: PlatformTx,
  row: {
    tokenHash: Buffer;
    email: string;
    browserHash: Buffer;
    returnTo: string;
    now: Date;
    expiresAt: Date;
  },
) =>
  tx
    .insertInto("identity_links")
    .values({
      token_hash: row.tokenHash,
      purpose: "sign-in",
      email: row.email,
      browser_hash: row.browserHash,
      return_to: row.returnTo,
      created_at: row.now,
      expires_at: row.expiresAt,
    })
    .execute();

/** Uses the link up, in the one statement that also checks it: it cannot serve twice. */
export const takeLink = (tx: PlatformTx, tokenHash: Buffer, browserHash: Buffer, now: Date) =>
  tx
    .updateTable("identity_links")
    .set({ used_at: now })
    .where("token_hash", "=", tokenHash)
    .where("browser_hash", "=", browserHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning(["email", "return_to"])
    .executeTakeFirst();

export const findLiveLink = (tx: PlatformTx, tokenHash: Buffer, now: Date) =>
  tx
    .selectFrom("identity_links")
    .select("email")
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
