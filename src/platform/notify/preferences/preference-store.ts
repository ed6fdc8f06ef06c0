import type { PlatformTx, Tx } from "../../db/index.ts";

export const listPreferences = (tx: PlatformTx, userId: string) =>
  tx
    .selectFrom("notify_preferences")
    .select(["kind", "mail", "sms"])
    .where("user_id", "=", userId)
    .limit(500)
    .execute();

export const findPreference = (tx: PlatformTx, userId: string, kind: string) =>
  tx
    .selectFrom("notify_preferences")
    .select(["mail", "sms"])
    .where("user_id", "=", userId)
    .where("kind", "=", kind)
    .executeTakeFirst();

export const findQuietHours = (tx: PlatformTx, userId: string) =>
  tx
    .selectFrom("notify_quiet_hours")
    .select(["quiet_from", "quiet_until"])
    .where("user_id", "=", userId)
    .executeTakeFirst();

export const findContact = (tx: PlatformTx, userId: string) =>
  tx
    .selectFrom("identity_users")
    .select(["email", "phone"])
    .where("id", "=", userId)
    .where("disabled_at", "is", null)
    .executeTakeFirst();

export const findTimeZone = async (tx: Tx, cptsId: string): Promise<string> =>
  (
    await tx
      .selectFrom("territory_cpts")
      .select("time_zone")
      .where("id", "=", cptsId)
      .executeTakeFirstOrThrow()
  ).time_zone;

export const savePreference = (
  tx: PlatformTx,
  row: { userId: string; kind: string; mail: boolean; sms: boolean },
) =>
  tx
    .insertInto("notify_preferences")
    .values({ user_id: row.userId, kind: row.kind, mail: row.mail, sms: row.sms })
    .onConflict((conflict) =>
      conflict.columns(["user_id", "kind"]).doUpdateSet({ mail: row.mail, sms: row.sms }),
    )
    .execute();

export const saveQuietHours = (tx: PlatformTx, row: { userId: string; from: string; until: string }) =>
  tx
    .insertInto("notify_quiet_hours")
    .values({ user_id: row.userId, quiet_from: row.from, quiet_until: row.until })
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet({ quiet_from: row.from, quiet_until: row.until }),
    )
    .execute();
