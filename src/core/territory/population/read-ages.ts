import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { listAreas } from "../area/area-store.ts";
import { type Ages, agesOfAreas } from "./ages-of-areas.ts";
import { listPopulations } from "./population-store.ts";

/** Ages of the territory as it is drawn, from the files of INSEE that were loaded. */
export async function agesIn(tx: Tx, cptsId: string): Promise<Ages> {
  const areas = (await listAreas(tx, cptsId)).map((row) => ({
    kind: row.kind,
    code: row.code,
    name: row.name,
    communeCode: row.commune_code,
  }));
  return agesOfAreas(areas, await listPopulations(tx, [...new Set(areas.map((one) => one.communeCode))]));
}

export const readAges = (deps: Deps, actor: Actor): Promise<Ages> =>
  act(deps, actor, (tx) => agesIn(tx, actor.cptsId));
