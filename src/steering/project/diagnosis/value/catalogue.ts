import { listReferenceValues } from "../../../../core/reference/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { foldText } from "../../../../platform/text/index.ts";
import { localDateOf } from "../../../../platform/time/index.ts";
import { UNITS, type Unit } from "../say/say-figure.ts";
import { listOwnIndicators } from "./value-store.ts";

export interface CatalogueEntry {
  code: string;
  label: string;
  family: string;
  unit: Unit;
  sense: string;
  ofPeople: boolean;
  isOwn: boolean;
}

/** As chapters of the diagnosis, in their order. */
export const FAMILY_WORDS: Record<string, string> = {
  population: "Population",
  precarity: "Précarité",
  offer: "Offre de soins",
  "family-doctor": "Accès à un médecin traitant",
  emergency: "Urgences et soins non programmés",
  ald: "Affections de longue durée",
  prevention: "Prévention",
  quality: "Qualité",
};

const asUnit = (unit: unknown): Unit => UNITS.find((one) => one === unit) ?? "count";

/** The common catalogue as it stands today, then the indicators of the CPTS. */
export async function listCatalogue(deps: Deps, tx: Tx, cptsId: string): Promise<CatalogueEntry[]> {
  const today = localDateOf(deps.clock.now(), "Europe/Paris").toString();
  const shared = (await listReferenceValues(tx, "diagnosis-indicator", today))
    .sort((a, b) => Number(a.attributes["rank"] ?? 0) - Number(b.attributes["rank"] ?? 0))
    .map(({ code, label, attributes }) => ({
      code,
      label,
      family: String(attributes["family"] ?? "quality"),
      unit: asUnit(attributes["unit"]),
      sense: String(attributes["sense"] ?? "neither"),
      ofPeople: attributes["ofPeople"] === true,
      isOwn: false,
    }));
  const own = (await listOwnIndicators(tx, cptsId)).map((row) => ({
    code: row.code,
    label: row.label,
    family: row.family,
    unit: asUnit(row.unit),
    sense: row.sense,
    ofPeople: row.of_people,
    isOwn: true,
  }));
  return [...shared, ...own];
}

/** An indicator by its code or its label, accents and case apart. */
export function findIndicator(
  catalogue: readonly CatalogueEntry[],
  typed: string,
): CatalogueEntry | undefined {
  const words = foldText(typed);
  return catalogue.find((one) => one.code === typed.trim() || foldText(one.label) === words);
}
