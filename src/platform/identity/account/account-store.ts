import type { PlatformTx } from "../../db/index.ts";

export const findAccount = (tx: PlatformTx, provider: string, subject: string) =>
  tx
    .selectFrom("identity_accounts")
    .select("user_id")
    .where("provider", "=", provider)
    .where("subject", "=", subject)
    .executeTakeFirst();

export const insertAccount = (
  tx: PlatformTx,
  row: { provider: string; subject: string; userId: string; now: Date },
) =>
  tx
    .insertInto("identity_accounts")
    .values({ provider: row.provider, subject: row.subject, user_id: row.userId, linked_at: row.now })
    .execute();

export const listAccounts = (tx: PlatformTx, userId: string) =>
  tx.selectFrom("identity_accounts").select("provider").where("user_id", "=", userId).limit(50).execute();
