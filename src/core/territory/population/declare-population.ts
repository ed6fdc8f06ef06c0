import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { territoryIn } from "../area/read-territory.ts";
import type { Territory } from "../contract.ts";
import { type DeclaredPopulation, deleteDeclared, upsertDeclared } from "./declared-store.ts";

/** The total that an authority gave, in place of the sum of the areas; null gives the sum back its place. */
export const declarePopulation = (
  deps: Deps,
  actor: Actor,
  declared: DeclaredPopulation | null,
): Promise<Territory> => act(deps, actor, (tx) => declarePopulationIn(deps, actor, tx, declared));

/** The same, inside a transaction of the actor's. */
export async function declarePopulationIn(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  declared: DeclaredPopulation | null,
): Promise<Territory> {
  if (declared) await upsertDeclared(tx, actor, declared, nowOf(deps));
  else await deleteDeclared(tx, actor.cptsId);
  await recordAct(deps, actor, tx, {
    action: declared ? "territory.population-declared" : "territory.population-summed",
    details: declared ? { population: declared.population } : {},
  });
  return territoryIn(deps, tx, actor.cptsId);
}
