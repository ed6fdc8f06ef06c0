import { territoryIn } from "../../../../core/territory/index.ts";
import { type Actor, hasRole } from "../../../../platform/access/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { act } from "../../../../platform/http/index.ts";
import type { Diagnosis, ShownIndicator, ShownValue } from "../diagnosis-contract.ts";
import { type Perimeter, perimeterWords } from "../say/perimeters.ts";
import { isSecret } from "../say/publish.ts";
import { type KeptValue, readFigures } from "../say/read-figures.ts";
import { UNIT_WORDS } from "../say/say-figure.ts";
import { type CatalogueEntry, FAMILY_WORDS, listCatalogue } from "./catalogue.ts";
import { listValues, type ValueRow } from "./value-store.ts";

/** What the screen shows: who fills it in sees every figure, the others what may be published. */
export const readDiagnosis = (deps: Deps, actor: Actor): Promise<Diagnosis> =>
  act(deps, actor, (tx) =>
    diagnosisIn(deps, tx, actor.cptsId, { isPublished: !hasRole(actor, "coordinator", "administrator") }),
  );

/** The diagnosis of a CPTS, family by family, inside a transaction of its own; `isPublished` hides what counts fewer than eleven persons. */
export async function diagnosisIn(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  { isPublished }: { isPublished: boolean },
): Promise<Diagnosis> {
  const catalogue = await listCatalogue(deps, tx, cptsId);
  const values = Map.groupBy(await listValues(tx, cptsId), (row) => row.indicator_code);
  const { areas } = await territoryIn(deps, tx, cptsId);
  const isInfraCommunal = areas.some((area) => area.kind !== "commune");
  const shown = catalogue.map((one) =>
    presentIndicator(one, values.get(one.code) ?? [], { isPublished, isInfraCommunal }),
  );
  const families = Map.groupBy(shown, (one) => one.family);
  return {
    isPublished,
    isInfraCommunal,
    families: Object.entries(FAMILY_WORDS).map(([key, label]) => ({
      key,
      label,
      indicators: families.get(key) ?? [],
    })),
  };
}

function presentIndicator(
  entry: CatalogueEntry,
  rows: readonly ValueRow[],
  options: { isPublished: boolean; isInfraCommunal: boolean },
): ShownIndicator {
  return {
    ...entry,
    unitWords: UNIT_WORDS[entry.unit],
    readings: readFigures(entry, rows.map(keptOf), options),
    values: rows.map((row) => presentValue(row, entry, options.isPublished)),
  };
}

const keptOf = (row: ValueRow): KeptValue => ({
  perimeter: row.perimeter as Perimeter,
  label: row.perimeter_label,
  value: Number(row.value),
  people: row.people,
  year: row.year,
  datedOn: row.dated_on,
  source: row.source,
  method: row.method as KeptValue["method"],
});

function presentValue(row: ValueRow, entry: CatalogueEntry, isPublished: boolean): ShownValue {
  const value = Number(row.value);
  const hidden = isSecret({ value, people: row.people }, entry);
  return {
    id: row.id,
    perimeter: row.perimeter as Perimeter,
    label: row.perimeter_label,
    words: perimeterWords(row.perimeter as Perimeter, row.perimeter_label),
    value: hidden && isPublished ? null : value,
    isSecret: hidden,
    people: isPublished && hidden ? null : row.people,
    source: row.source,
    year: row.year,
    datedOn: row.dated_on,
    retrievedOn: row.retrieved_on,
    method: row.method as ShownValue["method"],
    note: row.note,
    origin: row.origin,
    enteredBy: row.entered_by_label,
    enteredAt: row.entered_at.toISOString(),
  };
}
