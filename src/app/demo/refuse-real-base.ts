import type pg from "pg";
import { type Settings, SettingsProblem } from "../../platform/settings/settings.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1", "[::1]"]);

/** Whether people of other machines may come: the demo's mailbox shows every mail, sign-in links too, to whoever comes. */
const isOpenToOthers = ({ HOST, publicUrl }: Pick<Settings, "HOST" | "publicUrl">): boolean =>
  !LOOPBACK.has(HOST) || !LOOPBACK.has(new URL(publicUrl).hostname);

/** The demo is the default mode: a real base that is opened to others without MAILLAGE_MODE=production is refused. */
export async function refuseRealBase(
  settings: Pick<Settings, "HOST" | "publicUrl">,
  owner: pg.Pool,
): Promise<void> {
  if (!isOpenToOthers(settings)) return;
  const real = await owner.query("select 1 from territory_cpts where not is_demo limit 1");
  if (real.rowCount) {
    throw new SettingsProblem(
      "Cette base contient une vraie CPTS, et en mode démonstration chacun y lirait tous les mails, liens de connexion compris : mettez MAILLAGE_MODE=production (voir docs/operate.md), ou HOST=127.0.0.1 sans MAILLAGE_URL pour rester sur cette machine.",
    );
  }
}
