import type { MissionCode } from "./declaration-contract.ts";

/** The missions in the order of the letter, as both letters title them (S0, S1). */
export const MISSION_TITLES: readonly [MissionCode, string][] = [
  ["ACCES_MT", "Amélioration de l’accès aux soins : faciliter l’accès à un médecin traitant"],
  [
    "ACCES_SNP",
    "Amélioration de l’accès aux soins : améliorer la prise en charge des soins non programmés en ville",
  ],
  ["PARCOURS", "Organisation de parcours pluriprofessionnels autour du patient"],
  ["PREVENTION", "Développement d’actions coordonnées de prévention"],
  ["QUALITE", "Développement de la qualité et de la pertinence des soins"],
  ["ACCOMPAGNEMENT", "Accompagnement des professionnels de santé sur le territoire"],
  ["CRISE", "Participation à la gestion de crise sanitaire"],
  ["AUTRE", "Autres actions"],
];

/** As a line of a list says them. */
export const MISSION_WORDS: ReadonlyMap<string, string> = new Map([
  ["ACCES_MT", "accès à un médecin traitant"],
  ["ACCES_SNP", "soins non programmés"],
  ["PARCOURS", "parcours"],
  ["PREVENTION", "prévention"],
  ["QUALITE", "qualité et pertinence"],
  ["ACCOMPAGNEMENT", "accompagnement des professionnels"],
  ["CRISE", "crise sanitaire"],
  ["AUTRE", "autres actions"],
]);

/** « Partenariats et réseaux existants » of the letter. */
export const PARTNERSHIPS: readonly [key: string, label: string][] = [
  ["partnership.coordinated-structures", "Structures d’exercice coordonné ou d’appui (ESP, MSP)"],
  ["partnership.support-platform", "Plateforme territoriale d’appui (PTA, DAC)"],
  ["partnership.local-authorities", "Collectivités territoriales"],
];

/** « Autres sollicitations » of the letter. */
export const SOLICITATIONS: readonly [key: string, label: string][] = [
  ["solicitation.public-hospitals", "Hôpital(ux) public(s)"],
  ["solicitation.private-establishments", "Établissement(s) de santé privé(s)"],
  ["solicitation.elected", "Élu(s) territorial(ux)"],
  ["solicitation.medico-social", "Structure(s) médico-sociale(s)"],
  ["solicitation.social", "Structure(s) sociale(s)"],
  ["solicitation.coordinated-structures", "Structures d’exercice coordonné ou d’appui (ESP, MSP, PTA)"],
];
