import { ROLE_WORDS, type Role } from "../../platform/access/index.ts";
import { withPlatform, withTenant } from "../../platform/db/index.ts";
import type { Deps } from "../../platform/deps.ts";

/** The lines that tell a stranger whom to be. */
export async function announceDemo(deps: Deps, say: (line: string) => void): Promise<void> {
  const cpts = await withPlatform(deps.db, (tx) =>
    tx
      .selectFrom("territory_cpts")
      .select(["id", "name"])
      .where("is_demo", "=", true)
      .orderBy("created_at")
      .orderBy("id")
      .limit(1)
      .executeTakeFirst(),
  );
  if (!cpts) return;
  const people = await withTenant(deps.db, cpts.id, (tx) =>
    tx
      .selectFrom("identity_memberships as m")
      .innerJoin("identity_users as u", "u.id", "m.user_id")
      .select(["m.role", "u.given_name", "u.family_name"])
      .where("m.cpts_id", "=", cpts.id)
      .where("m.ended_at", "is", null)
      .orderBy("m.granted_at")
      .orderBy("m.id")
      .limit(8)
      .execute(),
  );
  say(`Démonstration « ${cpts.name} », personnes fictives, un clic sur la page de connexion :`);
  for (const one of people) say(`  ${one.given_name} ${one.family_name} — ${ROLE_WORDS[one.role as Role]}`);
}
