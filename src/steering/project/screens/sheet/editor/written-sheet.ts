import type { Sheet, SheetContent, SheetInput, WholeVersion } from "../../../sheet/sheet-contract.ts";

/** All that one writes of a sheet, side by side: what is compared and joined field by field. */
export type Written = SheetContent &
  Pick<SheetInput, "number" | "missionCode" | "objectiveId" | "title" | "pilotIds">;

export const writtenOf = (sheet: Sheet): Written => ({
  ...sheet.content,
  number: sheet.number,
  missionCode: sheet.missionCode,
  objectiveId: sheet.objectiveId,
  title: sheet.title,
  pilotIds: sheet.pilots.map((one) => one.id),
});

export const writtenOfVersion = ({ content, ...version }: WholeVersion): Written => ({
  ...content,
  number: version.number,
  missionCode: version.missionCode,
  objectiveId: version.objectiveId,
  title: version.title,
  pilotIds: version.pilotIds,
});

export function inputOf(written: Written, revision: number): SheetInput {
  const { number, missionCode, objectiveId, title, pilotIds, ...content } = written;
  return { revision, number, missionCode, objectiveId, title, pilotIds, content };
}

/** How the fields are called where they are compared. */
export const FIELD_WORDS: Record<keyof Written, string> = {
  number: "Numéro",
  missionCode: "Mission",
  objectiveId: "Objectif du projet",
  title: "Intitulé",
  pilotIds: "Pilotes",
  axis: "Axe",
  intermediateObjective: "Objectif intermédiaire",
  otherPilots: "Autres pilotes",
  owner: "Maître d’ouvrage",
  referent: "Référent",
  context: "Préambule et situation",
  problems: "Problématiques",
  objectives: "Objectifs opérationnels",
  indicators: "Indicateurs",
  actionKinds: "Types d’action",
  actions: "Modalités de l’action",
  publics: "Publics visés",
  place: "Localisation",
  participation: "Mobilisation et participation",
  startsOn: "Début",
  endsOn: "Fin",
  frequency: "Fréquence",
  character: "Caractère",
  budget: "Budget",
  premises: "Locaux et matériel",
  people: "Personnes",
  steering: "Suivi et pilotage",
  evaluation: "Évaluation",
  funding: "Pistes de financement",
  steps: "Étapes",
};

/** What stands in a field, in words: shown beside the other's. */
export function sayValue(value: unknown): string {
  if (value === null || value === "") return "(vide)";
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "(vide)" : value.map(sayValue).join(" · ");
  if (typeof value === "object")
    return Object.entries(value)
      .filter(([key, one]) => key !== "id" && one !== "" && one !== null)
      .map(([, one]) => sayValue(one))
      .join(", ");
  return "(vide)";
}
