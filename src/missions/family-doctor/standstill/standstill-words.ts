import type { StandstillCode } from "./standstill-contract.ts";

export const STANDSTILL_WORDS: Record<StandstillCode, string> = {
  "to-check": "À vérifier depuis trop longtemps",
  waiting: "En attente sans médecin proposé",
  "no-candidate": "Aucun volontaire ne peut recevoir ce patient",
  proposed: "Médecin choisi, pas sollicité",
  sent: "Médecin qui n'a pas répondu à temps",
  accepted: "Acceptée, patient pas prévenu",
  told: "Patient prévenu, sans rendez-vous",
  appointed: "Rendez-vous passé, pas déclaré à la caisse",
};

const days = (count: number): string =>
  count === 0 ? "aujourd'hui" : count === 1 ? "depuis 1 jour" : `depuis ${count} jours`;

const SENTENCES: Record<StandstillCode, (since: string) => string> = {
  "to-check": (since) => `Arrivée ${since} : personne ne l'a vérifiée.`,
  waiting: (since) => `En attente ${since} : aucun médecin ne lui est proposé.`,
  "no-candidate": (since) =>
    `En attente ${since} : au dernier appariement, aucun volontaire ne pouvait recevoir ce patient. Cherchez un volontaire, ou élargissez une offre.`,
  proposed: (since) => `Médecin choisi ${since} : il n'a pas été sollicité.`,
  sent: (since) => `Proposée au médecin ${since} : il n'a pas répondu dans le délai.`,
  accepted: (since) => `Acceptée ${since} : le patient n'est pas prévenu.`,
  told: (since) => `Patient prévenu ${since} : aucun rendez-vous n'est fixé.`,
  appointed: (since) => `Rendez-vous passé ${since} : le médecin traitant n'est pas déclaré à la caisse.`,
};

/** Why a request stands still, in one sentence. `sinceDays`: whole days in the state, or since the appointment. */
export const sayStandstill = (code: StandstillCode, sinceDays: number): string =>
  SENTENCES[code](days(Math.max(0, sinceDays)));
