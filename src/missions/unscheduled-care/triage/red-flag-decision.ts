/** What a human decided about a raised red flag; the same codes stand in the constraint of snp_requests. */
export type RedFlagDecisionCode = "called-15" | "booking-after-15" | "flag-entered-by-mistake";

export type RedFlagDecision = {
  decision: RedFlagDecisionCode;
  /** In the person's own words, 10 to 1000 characters. */
  reason: string;
  decidedBy: string;
  /** Instant, ISO 8601. */
  decidedAt: string;
};

export const RED_FLAG_DECISIONS: readonly {
  code: RedFlagDecisionCode;
  label: string;
  allowsBooking: boolean;
}[] = [
  { code: "called-15", label: "Le 15 est appelé et prend le patient en charge", allowsBooking: false },
  {
    code: "booking-after-15",
    label: "Le 15 a été appelé et demande un rendez-vous en ville",
    allowsBooking: true,
  },
  { code: "flag-entered-by-mistake", label: "Le signe a été coché par erreur", allowsBooking: true },
];

/** Why a decision cannot be accepted, in French; null when it is complete. */
export function decisionProblem(decision: RedFlagDecision): string | null {
  if (!RED_FLAG_DECISIONS.some((known) => known.code === decision.decision))
    return "Choisissez ce qui a été décidé après le signe de gravité.";
  const { length } = decision.reason.trim();
  if (length < 10) return "Dites pourquoi, en quelques mots (10 caractères au moins).";
  if (length > 1000) return "Le motif de la décision compte 1000 caractères au plus.";
  if (decision.decidedBy.trim() === "") return "La décision doit porter le nom de la personne qui l'a prise.";
  if (Number.isNaN(Date.parse(decision.decidedAt))) return "La décision doit porter sa date et son heure.";
  return null;
}

export function allowsBooking(decision: RedFlagDecision | null | undefined): boolean {
  if (!decision || decisionProblem(decision) !== null) return false;
  return RED_FLAG_DECISIONS.some((known) => known.code === decision.decision && known.allowsBooking);
}
