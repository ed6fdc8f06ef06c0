import type { AgreedHow, EndReason, RequestStatus } from "./request-contract.ts";

export const STATUS_WORDS: Record<RequestStatus, string> = {
  "to-check": "À vérifier",
  waiting: "En attente d'un médecin",
  proposed: "Médecin choisi, pas encore sollicité",
  sent: "Proposée à un médecin",
  accepted: "Acceptée par un médecin",
  told: "Patient prévenu",
  appointed: "Premier rendez-vous fixé",
  closed: "Terminée",
};

export const END_WORDS: Record<EndReason, string> = {
  declared: "Médecin traitant déclaré",
  "found-alone": "A trouvé un médecin par ses propres moyens",
  moved: "A déménagé",
  died: "Est décédé",
  unreachable: "Injoignable",
  withdrew: "Ne souhaite plus être aidé",
  twin: "Déjà inscrit par une autre demande",
  mistake: "Ouverte par erreur",
};

export const AGREED_WORDS: Record<AgreedHow, string> = {
  "public-page": "donné sur la page publique",
  spoken: "donné de vive voix",
  written: "donné par écrit",
  representative: "donné par la personne qui le représente",
};
