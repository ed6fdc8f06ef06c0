import { sql } from "kysely";
import type { Role } from "../../access/index.ts";
import { newId, type PlatformTx, type Tx } from "../../db/index.ts";

export const listMembers = (
  tx: Tx,
  cptsId: string,
  page: { after: (string | number)[] | undefined; limit: number },
) => {
  const [family, given, id] = page.after ?? [];
  return tx
    .selectFrom("identity_memberships as m")
    .innerJoin("identity_users as u", "u.id", "m.user_id")
    .select([
      "m.id",
      "m.user_id",
      "m.role",
      "m.professional_id",
      "m.organization",
      "m.granted_at",
      "u.email",
      "u.family_name",
      "u.given_name",
    ])
    .where("m.cpts_id", "=", cptsId)
    .where("m.ended_at", "is", null)
    .$if(page.after !== undefined, (query) =>
      query.where(sql<boolean>`(u.family_name, u.given_name, m.id) > (${family}, ${given}, ${id}::uuid)`),
    )
    .orderBy("u.family_name")
    .orderBy("u.given_name")
    .orderBy("m.id")
    .limit(page.limit + 1)
    .execute();
};

export type NewMembership = {
  cptsId: string;
  userId: string;
  role: Role;
  professionalId: string | null;
  organization: string;
  grantedBy: string | null;
  now: Date;
};

export async function insertMembership(tx: Tx, row: NewMembership): Promise<string> {
  const id = newId();
  await tx
    .insertInto("identity_memberships")
    .values({
      cpts_id: row.cptsId,
      id,
      user_id: row.userId,
      role: row.role,
      professional_id: row.professionalId,
      organization: row.organization || null,
      granted_at: row.now,
      granted_by: row.grantedBy,
    })
    .execute();
  return id;
}

export const findMembership = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("identity_memberships")
    .select(["id", "user_id", "role"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();

/** The coordinators of a CPTS, held until the end of the transaction: two of them cannot remove each other at once. */
export const lockCoordinators = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("identity_memberships")
    .select(["id", "user_id"])
    .where("cpts_id", "=", cptsId)
    .where("role", "=", "coordinator")
    .where("ended_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();

export const endMembershipRow = (tx: Tx, cptsId: string, id: string, now: Date) =>
  tx
    .updateTable("identity_memberships")
    .set({ ended_at: now })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();

export const isMember = async (tx: Tx, cptsId: string, userId: string): Promise<boolean> =>
  (await tx
    .selectFrom("identity_memberships")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .executeTakeFirst()) !== undefined;

export const listUserIdsOfRoles = (tx: Tx, cptsId: string, roles: readonly Role[]) =>
  tx
    .selectFrom("identity_memberships")
    .select("user_id")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .where("role", "in", roles)
    .where("ended_at", "is", null)
    .limit(100)
    .execute();

export const findCptsBySlug = (tx: PlatformTx, slug: string) =>
  tx.selectFrom("territory_cpts").select(["id", "slug", "name"]).where("slug", "=", slug).executeTakeFirst();

export const findCpts = (tx: PlatformTx, id: string) =>
  tx
    .selectFrom("territory_cpts")
    .select(["id", "slug", "name"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
