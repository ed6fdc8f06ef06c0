export type Unit = "%" | "count" | "per-1000" | "visits" | "years" | "days" | "hours" | "yes-no";

/** An indicator as it is written here; what is left out is said for its whole group. */
export interface IndicatorRow {
  code: string;
  label: string;
  unit: Unit;
  /** Whether more is better. */
  sense: "better" | "worse" | "neither";
  /** What is counted, of what: one sentence. */
  definition: string;
  /** Counts persons: below eleven it is not published. */
  ofPeople?: boolean;
}

export interface IndicatorGroup {
  family: string;
  /** Mission of the contract: ACCES_MT, ACCES_SNP, PARCOURS, PREVENTION, CRISE, QUALITE, ACCOMPAGNEMENT; empty: the whole territory. */
  mission: string;
  /** How a figure is had. */
  method: string;
  /** The smallest ground that the usual source tells; own: the CPTS counts itself. */
  finest: "iris" | "commune" | "own";
  /** Counted by the platform at each reading. */
  live?: boolean;
  source: string;
  rows: readonly IndicatorRow[];
}

export const LETTERS =
  "Lettres d'intention d'Occitanie (2020, 2023) et Rézone CPTS ; choix de Maillage, aucune liste nationale";
export const MISSIONS =
  "Missions et exemples d'actions des URPS (questionnaire 07/2022, page « Missions et objectifs ») ; choix de Maillage, chaque contrat fixe les siens";
export const REMEMBERED =
  "À vérifier : indicateur de prévention de Rézone CPTS, libellé et définition de mémoire";
