import { findCommunesByName, listCommunesByPostcode } from "../../../core/reference/index.ts";
import { declarePopulationIn, drawTerritoryIn } from "../../../core/territory/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Perimeter } from "./say/perimeters.ts";
import { type CatalogueEntry, listCatalogue } from "./value/catalogue.ts";
import { upsertValues } from "./value/upsert-values.ts";
import type { WrittenValue } from "./value/value-store.ts";
import { writtenOf } from "./value/write-value.ts";

/** The areas of a case file: `{kind, name, commune, postalCode, insee?, iris?}`. */
export interface CaseArea {
  kind: "commune" | "iris" | "sector";
  name: string;
  commune: string;
  postalCode: string;
  insee?: string | undefined;
  iris?: string | undefined;
}

export interface CaseIndicator {
  key: string;
  label?: string | undefined;
  unit: string;
  value: number;
  perimeter?: string | undefined;
  comparison?: readonly { perimeter: string; value: number }[] | undefined;
  source?: string | undefined;
  year?: number | undefined;
  date?: string | undefined;
}

interface CaseGround {
  areas: readonly CaseArea[];
  population?: { value: number; source: string; year?: number | undefined } | undefined;
}

/** Draws the territory of a case, and declares the population that it gives for the whole. */
export const loadCaseTerritory = (deps: Deps, actor: Actor, given: CaseGround): Promise<void> =>
  act(deps, actor, (tx) => loadCaseTerritoryIn(deps, actor, tx, given));

/** The same, inside a transaction of the actor's. */
export async function loadCaseTerritoryIn(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  given: CaseGround,
): Promise<void> {
  const areas: { area: CaseArea; communeCode: string }[] = [];
  for (const area of given.areas) areas.push({ area, communeCode: await communeOf(tx, area) });
  await drawTerritoryIn(
    deps,
    actor,
    tx,
    areas.map(({ area, communeCode }) => ({
      kind: area.kind,
      code: area.kind === "iris" ? (area.iris ?? null) : area.kind === "commune" ? communeCode : null,
      name: area.name.slice(0, 120),
      communeCode,
      postalCode: area.kind === "commune" ? null : area.postalCode,
      population: 0,
      populationSource: "Non connue ligne à ligne",
      populationYear: null,
    })),
  );
  const { population } = given;
  if (population)
    await declarePopulationIn(deps, actor, tx, {
      population: Math.round(population.value),
      source: population.source,
      year: population.year ?? null,
    });
}

async function communeOf(tx: Tx, area: CaseArea): Promise<string> {
  if (area.insee) return area.insee;
  if (area.iris) return area.iris.slice(0, 5);
  const there = await listCommunesByPostcode(tx, [area.postalCode]);
  const found =
    there.find((one) => foldText(one.name) === foldText(area.commune)) ??
    (await findCommunesByName(tx, foldText(area.commune), 1))[0];
  if (!found) throw invalid("areas", `La commune « ${area.commune} » (${area.postalCode}) n'est pas connue.`);
  return found.code;
}

const UNIT_OF: Record<string, string> = { "%": "%", "per 1000": "per-1000" };
const SOURCE = "Source non précisée dans le dossier";

/** Writes the figures of a case into the diagnosis. @returns how many values @throws invalid for an indicator that is not in the catalogue */
export const loadCaseDiagnosis = (
  deps: Deps,
  actor: Actor,
  figures: readonly CaseIndicator[],
): Promise<{ values: number }> => act(deps, actor, (tx) => loadCaseDiagnosisIn(deps, actor, tx, figures));

/** The same, inside a transaction of the actor's. */
export async function loadCaseDiagnosisIn(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  figures: readonly CaseIndicator[],
): Promise<{ values: number }> {
  const catalogue = await listCatalogue(deps, tx, actor.cptsId);
  const at = nowOf(deps);
  const values: WrittenValue[] = [];
  for (const figure of figures) {
    const { entry, part } = entryOf(catalogue, figure);
    const shared = {
      people: null,
      source: (figure.source || SOURCE).slice(0, 300),
      year: figure.year ?? null,
      datedOn: figure.date ?? null,
      retrievedOn: null,
      method: "exact" as const,
      countedThere: false,
      note: figure.label && figure.label !== entry.label ? figure.label.slice(0, 1_000) : "",
    };
    const own = part ? { perimeter: "part" as const, label: part } : groundOf(figure.perimeter);
    const all = [
      { ...own, value: figure.value },
      ...(figure.comparison ?? []).map((one) => ({ ...groundOf(one.perimeter), value: one.value })),
    ];
    for (const one of all) values.push(writtenOf({ ...shared, ...one }, entry.code, "case", actor, at));
  }
  await upsertValues(tx, actor.cptsId, values);
  return { values: values.length };
}

/* « poverty.empalot » is the poverty of a part of the territory, Empalot. */
function entryOf(
  catalogue: readonly CatalogueEntry[],
  figure: CaseIndicator,
): { entry: CatalogueEntry; part: string } {
  const exact = catalogue.find((one) => one.code === figure.key);
  const [, stem, last] = /^(.+)\.([a-z-]+)$/.exec(figure.key) ?? [];
  const entry = exact ?? catalogue.find((one) => one.code === stem);
  if (!entry || (UNIT_OF[figure.unit] ?? figure.unit) !== entry.unit)
    throw invalid(
      "diagnosis",
      `L'indicateur « ${figure.key} » (${figure.unit}) n'est pas dans le catalogue.`,
    );
  return { entry, part: exact ? "" : `${(last ?? "").charAt(0).toUpperCase()}${(last ?? "").slice(1)}` };
}

const GROUNDS: Record<string, Perimeter> = {
  territoire: "territory",
  departement: "department",
  region: "region",
  france: "country",
};

const groundOf = (perimeter: string | undefined): { perimeter: Perimeter; label: string } => {
  if (!perimeter) return { perimeter: "territory", label: "" };
  const known = GROUNDS[foldText(perimeter)];
  return known ? { perimeter: known, label: "" } : { perimeter: "commune", label: perimeter.slice(0, 120) };
};
