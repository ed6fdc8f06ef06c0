import type { ReferenceDatum } from "./datum.ts";

/* The first mission of the agreement is written, and answered for, as two: both letters give each its own row. */
const parts: [code: string, label: string, mission: string, isCore: boolean, validFrom: string][] = [
  ["ACCES_MT", "Faciliter l'accès à un médecin traitant", "ACCES", true, "2019-08-25"],
  [
    "ACCES_SNP",
    "Améliorer la prise en charge des soins non programmés en ville",
    "ACCES",
    true,
    "2019-08-25",
  ],
  [
    "PARCOURS",
    "Organiser des parcours pluriprofessionnels autour du patient",
    "PARCOURS",
    true,
    "2019-08-25",
  ],
  ["PREVENTION", "Développer des actions territoriales de prévention", "PREVENTION", true, "2019-08-25"],
  ["CRISE", "Répondre aux crises sanitaires graves", "CRISE", true, "2022-03-31"],
  ["QUALITE", "Développer la qualité et la pertinence des soins", "QUALITE", false, "2019-08-25"],
  [
    "ACCOMPAGNEMENT",
    "Accompagner les professionnels de santé sur le territoire",
    "ACCOMPAGNEMENT",
    false,
    "2019-08-25",
  ],
];

/** The missions as a project writes them, in the order of the agreement; `mission` is the code of the set of that name. */
export const missionParts: ReferenceDatum[] = parts.map(([code, label, mission, core, validFrom], index) => ({
  set: "mission-part",
  code,
  label,
  attributes: { mission, core, rank: index + 1 },
  source:
    "ACI-CPTS et avenant 2 ; lettres d'intention d'Occitanie (2020, 2023) ; exemples d'actions (juillet 2022)",
  validFrom,
  validTo: null,
}));
