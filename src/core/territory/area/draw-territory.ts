import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isCollision, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import type { AreaInput, Territory } from "../contract.ts";
import { deleteAreas, insertAreas, lockAreas } from "./area-store.ts";
import { territoryIn } from "./read-territory.ts";

/** Replaces the whole territory by these areas: what is drawn is what is declared. @throws conflict when it is not at `revision` any more */
export async function drawTerritory(
  deps: Deps,
  actor: Actor,
  areas: readonly AreaInput[],
  revision?: string,
): Promise<Territory> {
  try {
    return await act(deps, actor, async (tx) => {
      await lockAreas(tx, actor.cptsId);
      if (revision !== undefined && (await territoryIn(deps, tx, actor.cptsId)).revision !== revision)
        throw conflict(
          "territory.changed",
          "Le territoire a été changé depuis que vous l'avez ouvert : rien n'a été écrit. Comparez les deux, puis choisissez.",
        );
      return drawTerritoryIn(deps, actor, tx, areas);
    });
  } catch (error) {
    if (isCollision(error)) {
      throw conflict(
        "territory.area-twice",
        "Une même commune, un même IRIS ou un même secteur figure deux fois : gardez-en un seul. Rien n'a été changé.",
      );
    }
    throw error;
  }
}

/** The same, inside a transaction of the actor's. @throws a collision when an area figures twice */
export async function drawTerritoryIn(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  areas: readonly AreaInput[],
): Promise<Territory> {
  await lockAreas(tx, actor.cptsId);
  await deleteAreas(tx, actor.cptsId);
  if (areas.length > 0) await insertAreas(tx, actor.cptsId, areas);
  await recordAct(deps, actor, tx, { action: "territory.drawn", details: { areas: areas.length } });
  return territoryIn(deps, tx, actor.cptsId);
}
