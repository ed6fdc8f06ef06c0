import type { ProposalStatus, Refusal } from "./proposal-contract.ts";

export const STATUS_WORDS: Record<ProposalStatus, string> = {
  proposed: "Préparée, pas encore envoyée",
  sent: "Envoyée, attend votre réponse",
  accepted: "Acceptée",
  refused: "Refusée",
  expired: "Restée sans réponse",
  withdrawn: "Retirée",
};

export const REFUSAL_WORDS: Record<Refusal, string> = {
  full: "ne peut plus prendre de patient en ce moment",
  "too-far": "trop loin",
  "no-home-visit": "ne peut pas se déplacer à domicile",
  "other-profile": "ce suivi demande un autre médecin",
  "knows-patient": "connaît déjà ce patient et préfère ne pas le suivre",
  away: "absent ou en congé",
  other: "autre raison",
};

const AGES: Record<string, string> = {
  "0-15": "moins de 16 ans",
  "16-69": "16 à 69 ans",
  "70-79": "70 à 79 ans",
  "80+": "80 ans et plus",
};
export const ageLabel = (band: string | null): string => AGES[band ?? ""] ?? "âge inconnu";
