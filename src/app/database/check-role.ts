import { SettingsProblem } from "../../platform/settings/settings.ts";
import type { Storage } from "./open-storage.ts";

/**
 * The application must run as `maillage_app`, which owns nothing and which row-level security binds: a connection that
 * kept the owner's rights (a pooler that drops start-up options) would see every CPTS. @throws SettingsProblem
 */
export async function checkRole({ db }: Storage): Promise<void> {
  const { rows } = await db.pool.query<{ role: string; unbound: boolean }>(
    "select current_user as role, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as unbound",
  );
  if (rows[0]?.role === "maillage_app" && !rows[0].unbound) return;
  throw new SettingsProblem(
    "La base n'a pas pris le rôle « maillage_app » : retirez « options » de DATABASE_URL et n'utilisez pas de relais qui partage les connexions entre transactions. Rien n'a démarré.",
  );
}
