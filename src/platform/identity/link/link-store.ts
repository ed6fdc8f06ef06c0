import { sql } from "kysely";
import type { PlatformTx } from "../../db/index.ts";

/** One asker of an address at a time, so that the count below is exact. */
export const lockEmail = (tx: PlatformTx, email: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${email}, 0))`.execute(tx);

/** Links of one mail address since then: from this browser, from this place, and in all. */
export async function countLinksSince(
  tx: PlatformTx,
  email: string,
  from: { browser: Buffer; source: Buffer },
  since: Date,
): Promise<{ browser: number; source: number; all: number }> {
  const row = await tx
    .selectFrom("identity_links")
    .select((e) => [
      e.fn.countAll<number>().as("all"),
      e.fn.countAll<number>().filterWhere("browser_hash", "=", from.browser).as("browser"),
      e.fn.countAll<number>().filterWhere("source_hash", "=", from.source).as("source"),
    ])
    .where("email", "=", email)
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return { browser: Number(row.browser), source: Number(row.source), all: Number(row.all) };
}

export const insertLink = (
  tx: PlatformTx,
  row: {
    tokenHash: Buffer;
    email: string;
    browserHash: Buffer;
    sourceHash: Buffer;
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
      source_hash: row.sourceHash,
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
