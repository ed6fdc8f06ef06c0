import { formatNumber, type Meaning } from "../../../../design/index.ts";
import type { DirectoryImport, Outcome } from "./import-client.ts";

export const stateWords: Record<DirectoryImport["state"], { word: string; meaning: Meaning }> = {
  uploaded: { word: "Reçu", meaning: "neutral" },
  reading: { word: "Lecture en cours", meaning: "held" },
  ready: { word: "À relire", meaning: "open" },
  applying: { word: "Écriture en cours", meaning: "held" },
  applied: { word: "Appliqué", meaning: "done" },
  failed: { word: "Fichier refusé", meaning: "warn" },
  cancelled: { word: "Abandonné", meaning: "neutral" },
  undone: { word: "Défait", meaning: "neutral" },
};

export const isBusy = (state: DirectoryImport["state"] | undefined): boolean =>
  state === "reading" || state === "applying";

/** Outcomes in the order in which a coordinator wants them, each with what it means and what will be done. */
export const outcomes: readonly { key: Outcome; label: string; meaning: string }[] = [
  { key: "create", label: "Créés", meaning: "Activités nouvelles : fiche, lieu et exercice seront créés." },
  {
    key: "change",
    label: "Modifiés",
    meaning: "Le fichier national a changé : les valeurs seront mises à jour.",
  },
  {
    key: "kept",
    label: "Gardés",
    meaning:
      "Vous avez modifié ces champs chez vous : votre valeur reste, sauf si vous choisissez la nationale.",
  },
  {
    key: "left",
    label: "Partis",
    meaning:
      "Dans votre annuaire, mais plus dans le fichier : ils restent actifs, sauf si vous les mettez de côté. Rien n’est supprimé.",
  },
  {
    key: "refused",
    label: "Refusés",
    meaning: "Lignes illisibles ou en double : elles sont laissées de côté.",
  },
  { key: "same", label: "Identiques", meaning: "Rien à faire." },
];

/** 973 414 257 bytes → « 973 Mo » */
export const fileSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, bytes / 1_000), 0)} ko`
    : `${formatNumber(bytes / 1_000_000, bytes < 100_000_000 ? 1 : 0)} Mo`;
