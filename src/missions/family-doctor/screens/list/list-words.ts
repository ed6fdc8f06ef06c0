import { formatNumber, type Meaning } from "../../../../design/index.ts";
import type { Outcome, PatientList } from "./list-client.ts";

export const stateWords: Record<PatientList["state"], { word: string; meaning: Meaning }> = {
  mapping: { word: "Colonnes à dire", meaning: "open" },
  reading: { word: "Lecture en cours", meaning: "held" },
  ready: { word: "À relire", meaning: "open" },
  applying: { word: "Écriture en cours", meaning: "held" },
  applied: { word: "Appliquée", meaning: "done" },
  failed: { word: "Fichier refusé", meaning: "warn" },
  cancelled: { word: "Abandonnée", meaning: "neutral" },
  undone: { word: "Défaite", meaning: "neutral" },
};

export const isBusy = (state: PatientList["state"] | undefined): boolean =>
  state === "reading" || state === "applying";

/** In the order in which a coordinator reads them. */
export const outcomes: readonly { key: Outcome; label: string; meaning: string }[] = [
  { key: "ok", label: "Prêtes", meaning: "Une demande sera ouverte ; elle attendra un médecin." },
  {
    key: "check",
    label: "À vérifier",
    meaning:
      "Un double est possible, ou la date de naissance manque : la demande sera ouverte « à vérifier », sauf si vous laissez la ligne.",
  },
  {
    key: "known",
    label: "Déjà connues",
    meaning:
      "Cette personne a déjà une demande, ou une autre ligne : laissée de côté, sauf si vous la prenez.",
  },
  {
    key: "refused",
    label: "Refusées",
    meaning: "Illisibles : corrigez-les dans le fichier CSV, puis envoyez-le.",
  },
];

export const fileSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} ko`
    : `${formatNumber(bytes / 1_000_000, 1)} Mo`;
