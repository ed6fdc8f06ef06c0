import type { PlatformTx } from "../../db/index.ts";

export const listPasskeys = (tx: PlatformTx, userId: string) =>
  tx
    .selectFrom("identity_passkeys")
    .select(["id", "label", "transports", "created_at", "last_used_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("id")
    .limit(50)
    .execute();

export const lockPasskey = (tx: PlatformTx, id: string) =>
  tx
    .selectFrom("identity_passkeys")
    .select(["id", "user_id", "public_key", "counter", "transports"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const insertPasskey = (
  tx: PlatformTx,
  row: {
    id: string;
    userId: string;
    publicKey: Buffer;
    counter: number;
    transports: string[];
    label: string;
    now: Date;
  },
) =>
  tx
    .insertInto("identity_passkeys")
    .values({
      id: row.id,
      user_id: row.userId,
      public_key: row.publicKey,
      counter: row.counter,
      transports: row.transports,
      label: row.label,
      created_at: row.now,
    })
    .execute();

export const touchPasskey = (tx: PlatformTx, id: string, counter: number, now: Date) =>
  tx.updateTable("identity_passkeys").set({ counter, last_used_at: now }).where("id", "=", id).execute();

export const renamePasskeyRow = (tx: PlatformTx, userId: string, id: string, label: string) =>
  tx
    .updateTable("identity_passkeys")
    .set({ label })
    .where("user_id", "=", userId)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();

export const deletePasskeyRow = (tx: PlatformTx, userId: string, id: string) =>
  tx
    .deleteFrom("identity_passkeys")
    .where("user_id", "=", userId)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
