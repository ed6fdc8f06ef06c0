import type { ReferenceDatum } from "./datum.ts";
import { beforeThePlatform } from "./datum.ts";

const delays: [string, string, number][] = [
  ["reviewer-link", "Laisser ouvert le lien d’un relecteur invité", 60],
  ["reviewer-reminder", "Relancer un relecteur qui n’a pas donné d’avis", 7],
  ["clock-alert-far", "Annoncer une échéance du contrat : premier avis", 90],
  ["clock-alert-near", "Annoncer une échéance du contrat : deuxième avis", 30],
  ["clock-alert-last", "Annoncer une échéance du contrat : dernier avis", 7],
  ["activity-report", "Avoir écrit le rapport d’activité, avant l’anniversaire du contrat", 60],
];

const periods: [string, string, number, string][] = [
  [
    "anniversary",
    "Anniversaire du contrat et dialogue de gestion",
    12,
    "ACI-CPTS, arrêté du 21/08/2019 ; dialogue de gestion : concourspluripro.fr",
  ],
  ["duration", "Durée du contrat", 60, "ACI-CPTS, arrêté du 21/08/2019 : contrat de cinq ans"],
  [
    "crisis-plan-update",
    "Mise à jour du plan de crise",
    12,
    "Avenant 2 (JO 31/03/2022) ; paca.ars.sante.fr : mise à jour annuelle",
  ],
  [
    "renewal-preparation",
    "Préparer le renouvellement, avant la fin du contrat",
    6,
    "Choix de Maillage, à adapter par la CPTS ; aucun délai national",
  ],
];

/** Delays of the project in days, and periods of the signed contract in months. */
export const projectDelays: ReferenceDatum[] = [
  ...delays.map(([code, label, days]) => ({
    set: "project-delay",
    code,
    label,
    attributes: { days },
    source: "Choix de Maillage, à adapter par la CPTS ; aucun délai national pour l’organisation interne",
    validFrom: beforeThePlatform,
    validTo: null,
  })),
  ...periods.map(([code, label, months, source]) => ({
    set: "contract-period",
    code,
    label,
    attributes: { months },
    source,
    validFrom: beforeThePlatform,
    validTo: null,
  })),
];
