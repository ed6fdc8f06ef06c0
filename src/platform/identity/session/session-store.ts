import { sql } from "kysely";
import type { PlatformTx } from "../../db/index.ts";

export const findLiveSession = (tx: PlatformTx, tokenHash: Buffer, now: Date) =>
  tx
    .selectFrom("identity_sessions as s")
    .innerJoin("identity_users as u", "u.id", "s.user_id")
    .select([
      "s.id",
      "s.user_id",
      "s.method",
      "s.last_seen_at",
      "s.idle_ends_at",
      "s.ends_at",
      "u.family_name",
      "u.given_name",
      "u.email",
      "u.is_administrator",
    ])
    .where("s.token_hash", "=", tokenHash)
    .where("s.revoked_at", "is", null)
    .where("s.idle_ends_at", ">", now)
    .where("s.ends_at", ">", now)
    .where("u.disabled_at", "is", null)
    .executeTakeFirst();

/** The person's live memberships, in every CPTS. Needs `app.user_id` of that person. */
export const listMembershipsOf = (tx: PlatformTx, userId: string) =>
  tx
    .selectFrom("identity_memberships as m")
    .innerJoin("territory_cpts as c", "c.id", "m.cpts_id")
    .select(["m.cpts_id", "m.role", "m.professional_id", "c.slug", "c.name", "c.time_zone"])
    .where("m.user_id", "=", userId)
    .where("m.ended_at", "is", null)
    .orderBy("c.name")
    .orderBy("m.granted_at")
    .limit(500)
    .execute();

export const touchSession = (tx: PlatformTx, id: string, now: Date, idleEndsAt: Date) =>
  tx
    .updateTable("identity_sessions")
    .set({ last_seen_at: now, idle_ends_at: sql`least(${idleEndsAt}, ends_at)` })
    .where("id", "=", id)
    .execute();

export const revokeSessionRow = (tx: PlatformTx, userId: string, id: string, now: Date) =>
  tx
    .updateTable("identity_sessions")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst();

export const revokeSessionByToken = (tx: PlatformTx, tokenHash: Buffer, now: Date) =>
  tx
    .updateTable("identity_sessions")
    .set({ revoked_at: now })
    .where("token_hash", "=", tokenHash)
    .where("revoked_at", "is", null)
    .returning("user_id")
    .executeTakeFirst();

export const listLiveSessions = (tx: PlatformTx, userId: string, now: Date) =>
  tx
    .selectFrom("identity_sessions")
    .select(["id", "method", "device", "created_at", "last_seen_at", "ends_at"])
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .where("idle_ends_at", ">", now)
    .where("ends_at", ">", now)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .limit(200)
    .execute();

export const revokeSessionsOf = (tx: PlatformTx, userId: string, now: Date) =>
  tx
    .updateTable("identity_sessions")
    .set({ revoked_at: now })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .where("ends_at", ">", now)
    .returning("id")
    .execute();
