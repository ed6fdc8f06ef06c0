import { listReferenceValues } from "../../../../core/reference/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { foldText } from "../../../../platform/text/index.ts";
import { localDateOf } from "../../../../platform/time/index.ts";
import { FINEST, type Finest } from "../say/estimate.ts";
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
  /** Counted by the platform at each reading, never typed for the territory. */
  isLive: boolean;
  /** ACCES_MT, ACCES_SNP, PARCOURS… ; empty: the whole territory. */
  mission: string;
  /** What is counted, of what; empty where nobody has said it. */
  definition: string;
  /** How a figure is had. */
  howTo: string;
  /** Where the indicator itself comes from. */
  chosenFrom: string;
  finest: Finest;
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
  pathways: "Parcours pluriprofessionnels",
  crisis: "Crises sanitaires",
  quality: "Qualité et pertinence des soins",
  support: "Accompagnement des professionnels",
};

const asText = (value: unknown): string => (typeof value === "string" ? value : "");
const asFinest = (value: unknown): Finest => FINEST.find((one) => one === value) ?? "commune";
const asUnit = (unit: unknown): Unit => UNITS.find((one) => one === unit) ?? "count";

/** The common catalogue as it stands today, then the indicators of the CPTS. */
export async function listCatalogue(deps: Deps, tx: Tx, cptsId: string): Promise<CatalogueEntry[]> {
  const today = localDateOf(deps.clock.now(), "Europe/Paris").toString();
  const shared = (await listReferenceValues(tx, "diagnosis-indicator", today))
    .sort((a, b) => Number(a.attributes["rank"] ?? 0) - Number(b.attributes["rank"] ?? 0))
    .map(({ code, label, attributes, source }) => ({
      code,
      label,
      family: String(attributes["family"] ?? "quality"),
      unit: asUnit(attributes["unit"]),
      sense: String(attributes["sense"] ?? "neither"),
      ofPeople: attributes["ofPeople"] === true,
      isOwn: false,
      isLive: attributes["live"] === true,
      mission: asText(attributes["mission"]),
      definition: asText(attributes["definition"]),
      howTo: asText(attributes["method"]),
      chosenFrom: source,
      finest: asFinest(attributes["finest"]),
    }));
  const own = (await listOwnIndicators(tx, cptsId)).map((row) => ({
    code: row.code,
    label: row.label,
    family: row.family,
    unit: asUnit(row.unit),
    sense: row.sense,
    ofPeople: row.of_people,
    isOwn: true,
    isLive: false,
    mission: "",
    definition: row.definition,
    howTo: "",
    chosenFrom: "Indicateur de cette CPTS",
    finest: "own" as const,
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

export const COUNTED_HERE =
  "Ce chiffre est calculé par Maillage pour votre territoire : notez seulement celui d'un autre périmètre.";

/** The platform counts this indicator of the territory: nobody types over it. */
export const isCountedHere = (indicator: CatalogueEntry, perimeter: string): boolean =>
  indicator.isLive && perimeter === "territory";
