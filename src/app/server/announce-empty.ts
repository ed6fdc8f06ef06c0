import { withPlatform } from "../../platform/db/index.ts";
import type { Deps } from "../../platform/deps.ts";

/** Where no CPTS exists yet: how the first one is made, and how its coordination gets in. */
export async function announceEmpty(deps: Deps, say: (line: string) => void): Promise<void> {
  const first = await withPlatform(deps.db, (tx) =>
    tx.selectFrom("territory_cpts").select("id").limit(1).executeTakeFirst(),
  );
  if (first) return;
  say("Aucune CPTS encore. Dans un autre terminal, créez la première, puis invitez sa coordination :");
  say('  npm run -s maillage -- cpts create --slug ma-cpts --name "CPTS de …" --department 31');
  say("  npm run -s maillage -- user invite --cpts ma-cpts --email vous@exemple.fr --role coordinator");
}
