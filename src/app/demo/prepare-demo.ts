import type pg from "pg";
import { listOwnNames, openDatabase, openHastyPool } from "../../platform/db/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { SettingsProblem } from "../../platform/settings/settings.ts";
import { prepareDatabase } from "../database/prepare-database.ts";

const SET = "demo-territory";

type State = "none" | "loading" | "loaded" | "in-use";

/** Whether the demo is there; a database with CPTS of its own never gets one, nor is it ever emptied for one. */
async function stateOf(owner: pg.Pool): Promise<State> {
  const { rows } = await owner.query<{ label: "loading" | "loaded" }>(
    "select label from reference_values where set_name = $1",
    [SET],
  );
  if (rows[0]?.label === "loaded") return "loaded";
  // Cut halfway, then started with --empty and used in earnest: what is real there is not ours to drop.
  const used = await owner.query("select 1 from territory_cpts where not is_demo limit 1");
  if (used.rowCount) return "in-use";
  if (rows[0]) return "loading";
  return (await owner.query("select 1 from territory_cpts limit 1")).rowCount ? "in-use" : "none";
}

const mark = (owner: pg.Pool, label: "loading" | "loaded") =>
  owner.query(
    `insert into reference_values (set_name, code, label, source, valid_from) values ($1, 'state', $2, 'Maillage', '2000-01-01')
     on conflict (set_name, code, valid_from) do update set label = excluded.label`,
    [SET, label],
  );

/** Loads the demo territory on the first run. Cut halfway, it begins again from an empty database: nobody has used it yet. */
export async function prepareDemo(
  deps: Deps,
  owner: pg.Pool,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const state = await stateOf(owner);
  if (state === "loaded" || state === "in-use") return;
  if (state === "loading") await startAfresh(owner);
  await mark(owner, "loading");
  const { loadDemo } = await import("../../../tools/demo/territory/load-demo.ts");
  // Some ten thousand acts, one after the other: each would wait for the disk. The mark below waits for all of them.
  const hasty = openHastyPool(deps.db.pool);
  try {
    await loadDemo({ deps: { ...deps, db: openDatabase(hasty) }, owner, say, signal });
  } finally {
    await hasty.end();
  }
  await mark(owner, "loaded");
}

async function startAfresh(owner: pg.Pool): Promise<void> {
  const foreign = await listForeign(owner);
  if (foreign.length > 0) throw explainForeign(foreign);
  await owner.query(
    "drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public",
  );
  await prepareDatabase(owner);
}

/** What stands in the schema beside what this version makes there: dropping the schema would drop it too. */
async function listForeign(owner: pg.Pool): Promise<string[]> {
  const ours = await listOwnNames();
  const { rows } = await owner.query<{ name: string }>(`
    select name from (
      select 1 as rank, oid, relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
      union all select 2, oid, proname from pg_proc where pronamespace = 'public'::regnamespace
      union all select 3, oid, extname from pg_extension where extnamespace = 'public'::regnamespace) as found
    where not exists (select from pg_depend d where d.objid = found.oid and d.deptype = 'e')
    order by rank, name`);
  return [...new Set(rows.map((row) => row.name))].filter((name) => !ours.has(name));
}

const MOST_NAMED = 5;

function explainForeign(names: readonly string[]): SettingsProblem {
  const named = names
    .slice(0, MOST_NAMED)
    .map((name) => `« ${name} »`)
    .join(", ");
  const more = names.length > MOST_NAMED ? ` et ${names.length - MOST_NAMED} autre(s)` : "";
  return new SettingsProblem(
    `La démonstration a été interrompue pendant sa préparation et doit repartir d'une base vide, mais celle de DATABASE_URL contient aussi ce qui n'est pas à Maillage : ${named}${more}. Rien n'a été effacé. Créez une base vide pour Maillage et indiquez-la dans DATABASE_URL, ou déplacez d'abord ces éléments ailleurs, puis relancez.`,
  );
}
