import { territoryIn } from "../../../../core/territory/index.ts";
import { type Actor, hasRole } from "../../../../platform/access/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { act } from "../../../../platform/http/index.ts";
import type { Diagnosis } from "../diagnosis-contract.ts";
import { partsOf } from "../say/parts-of.ts";
import { FAMILY_WORDS, listCatalogue } from "./catalogue.ts";
import { liveValues } from "./live-values.ts";
import { presentIndicator } from "./present-indicator.ts";
import { listValues } from "./value-store.ts";

/** What the screen shows: who fills it in sees every figure, the others what may be published. */
export const readDiagnosis = (deps: Deps, actor: Actor): Promise<Diagnosis> =>
  act(deps, actor, (tx) =>
    diagnosisIn(deps, tx, actor.cptsId, { isPublished: !hasRole(actor, "coordinator", "administrator") }),
  );

/**
 * The diagnosis of a CPTS, family by family, inside a transaction of its own: what was written, and what the missions count at this moment.
 * `isPublished` hides what counts fewer than eleven persons.
 */
export async function diagnosisIn(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  { isPublished }: { isPublished: boolean },
): Promise<Diagnosis> {
  const catalogue = await listCatalogue(deps, tx, cptsId);
  const values = Map.groupBy(await listValues(tx, cptsId), (row) => row.indicator_code);
  const { areas, timeZone } = await territoryIn(deps, tx, cptsId);
  const live = new Map(
    (await liveValues(deps, tx, { cptsId, timeZone, isPublished })).map((one) => [one.code, one]),
  );
  const parts = partsOf(areas);
  const shown = catalogue.map((one) =>
    presentIndicator(one, values.get(one.code) ?? [], {
      isPublished,
      parts,
      live: one.isLive ? live.get(one.code) : undefined,
    }),
  );
  const families = Map.groupBy(shown, (one) => one.family);
  return {
    isPublished,
    isInfraCommunal: parts.isInfraCommunal,
    families: Object.entries(FAMILY_WORDS).map(([key, label]) => ({
      key,
      label,
      indicators: families.get(key) ?? [],
    })),
  };
}
