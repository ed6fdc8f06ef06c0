/**
 * The rows of the table of professions in the lettre d'intention, in the order of the regional form, then « Autres ».
 * Source: lettres d'intention d'Occitanie (Canal Garonne 2020, Ruscino 2023), table « professions ».
 */
export const letterRows = [
  ["MEDECINS_GENERALISTES", "Médecins généralistes"],
  ["MEDECINS_SPECIALISTES", "Médecins spécialistes"],
  ["INFIRMIERS", "Infirmiers"],
  ["BIOLOGISTES", "Biologistes"],
  ["PHARMACIENS", "Pharmaciens"],
  ["MASSEURS_KINESITHERAPEUTES", "Masseurs-kinésithérapeutes"],
  ["SAGES_FEMMES", "Sages-femmes"],
  ["ORTHOPHONISTES", "Orthophonistes"],
  ["ORTHOPTISTES", "Orthoptistes"],
  ["DENTISTES", "Dentistes"],
  ["PEDICURES_PODOLOGUES", "Pédicures-podologues/orthésistes"],
  ["AUTRES", "Autres (préciser)"],
] as const;

export type LetterRow = (typeof letterRows)[number][0];
