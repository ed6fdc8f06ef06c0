import type { PlatformTx, Tx } from "../../db/index.ts";

export const listDemoCpts = (tx: PlatformTx) =>
  tx
    .selectFrom("territory_cpts")
    .select(["id", "name"])
    .where("is_demo", "=", true)
    .orderBy("created_at")
    .orderBy("id")
    .limit(10)
    .execute();

export const listPeopleIn = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("identity_memberships as m")
    .innerJoin("identity_users as u", "u.id", "m.user_id")
    .select(["m.user_id", "m.role", "m.professional_id", "m.organization", "u.given_name", "u.family_name"])
    .where("m.cpts_id", "=", cptsId)
    .where("m.ended_at", "is", null)
    .where("u.disabled_at", "is", null)
    .orderBy("m.granted_at")
    .orderBy("m.id")
    .limit(200)
    .execute();

export const findLiveMembership = (tx: Tx, cptsId: string, userId: string) =>
  tx
    .selectFrom("identity_memberships")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
