import type { RequestStatus } from "../contract.ts";
import type { RedFlagDecisionCode } from "../triage/red-flag-decision.ts";

export const STATUS_WORDS: Record<RequestStatus, string> = {
  draft: "Brouillon",
  urgent: "Appelez le 15",
  "to-orient": "À orienter",
  held: "Créneau tenu",
  callback: "À rappeler",
  waiting: "Attend qu'un créneau se libère",
  booked: "Rendez-vous pris",
  resource: "Orientée vers une ressource",
  seen: "Vu, retour attendu",
  closed: "Terminée",
  cancelled: "Annulée",
};

/** Still `urgent`, after a decision that allows a booking. */
export const DECIDED_WORDS = "Décision écrite : fiche à terminer";

export const OUTCOME_WORDS: Record<string, string> = {
  seen: "Vu",
  redirected: "Réorienté",
  hospital: "Adressé à l'hôpital",
  advice: "Conseil donné",
  noshow: "Absent au rendez-vous",
  none: "Sans suite",
};

export const DECISION_WORDS: Record<RedFlagDecisionCode, string> = {
  "called-15": "Le 15 est appelé et prend le patient en charge",
  "booking-after-15": "Le 15 a été appelé et demande un rendez-vous en ville",
  "flag-entered-by-mistake": "Le signe a été coché par erreur",
};

/** The red flag that stands for « a human chose the level that calls the 15 ». */
export const JUDGEMENT_FLAG = "niveau-appel-15";
export const JUDGEMENT_LABEL = "niveau « appeler le 15 » choisi";
