import type { ReferenceDatum } from "./datum.ts";
import { letterRows } from "./letter-rows.ts";

/* From and up to: « T1 < 40 000; T2 40 000 to 80 000 … ». No text says to which side 40 000 itself belongs; we put a
   boundary in the larger size, and the administrator may change it. */
const sizes: [string, string, number, number | null][] = [
  ["1", "Taille 1 : moins de 40 000 habitants", 0, 40_000],
  ["2", "Taille 2 : de 40 000 à 80 000 habitants", 40_000, 80_000],
  ["3", "Taille 3 : de 80 000 à 175 000 habitants", 80_000, 175_000],
  ["4", "Taille 4 : plus de 175 000 habitants", 175_000, null],
];

/* Months after the signature of the contract: start, full deployment; null = free choice of the CPTS. */
const missions: [string, string, boolean, number | null, number | null, string][] = [
  ["ACCES", "Amélioration de l'accès aux soins", true, 6, 18, "2019-08-25"],
  ["PARCOURS", "Organisation de parcours pluriprofessionnels autour du patient", true, 12, 24, "2019-08-25"],
  ["PREVENTION", "Développement d'actions territoriales de prévention", true, 12, 24, "2019-08-25"],
  ["CRISE", "Réponse aux crises sanitaires graves", true, 6, 18, "2022-03-31"],
  ["QUALITE", "Développement de la qualité et de la pertinence des soins", false, null, null, "2019-08-25"],
  [
    "ACCOMPAGNEMENT",
    "Accompagnement des professionnels de santé sur le territoire",
    false,
    null,
    null,
    "2019-08-25",
  ],
];

const ceilings: [number, number, boolean][] = [
  [2023, 43_992, true],
  [2024, 46_368, false],
  [2025, 47_100, false],
  [2026, 48_060, false],
];

const sizeData: ReferenceDatum[] = sizes.map(([code, label, fromPopulation, belowPopulation]) => ({
  set: "cpts-size",
  code,
  label,
  attributes: { fromPopulation, belowPopulation },
  source:
    "ACI-CPTS ; hauts-de-france.paps.sante.fr (30/11/2023) ; bornes exactes non précisées par les textes",
  validFrom: "2019-08-25",
  validTo: null,
}));

const missionData: ReferenceDatum[] = missions.map(
  ([code, label, core, startMonths, fullMonths, validFrom]) => ({
    set: "mission",
    code,
    label,
    attributes: { core, startWithinMonths: startMonths, fullDeploymentWithinMonths: fullMonths },
    source: "ACI-CPTS et avenant 2 ; délais : hauts-de-france.paps.sante.fr (30/11/2023)",
    validFrom,
    validTo: null,
  }),
);

const ceilingData: ReferenceDatum[] = ceilings.map(([year, amountEuros, verified]) => ({
  set: "annual-pass",
  code: String(year),
  label: `Plafond annuel de la sécurité sociale ${year}`,
  attributes: { amountEuros, verified },
  source: verified
    ? "CSS L.241-3 ; concourspluripro.fr"
    : "À vérifier : montant donné de mémoire (CSS L.241-3)",
  validFrom: `${year}-01-01`,
  validTo: `${year}-12-31`,
}));

const rowData: ReferenceDatum[] = letterRows.map(([code, label], index) => ({
  set: "letter-row",
  code,
  label,
  attributes: { rank: index + 1 },
  source: "Lettre d'intention CPTS, modèle d'Occitanie (2020 et 2023)",
  validFrom: "2019-08-25",
  validTo: null,
}));

/** Thresholds, delays and ceilings that come from the contract of the CPTS with the Assurance Maladie. */
export const contractThresholds: ReferenceDatum[] = [...sizeData, ...missionData, ...ceilingData, ...rowData];
