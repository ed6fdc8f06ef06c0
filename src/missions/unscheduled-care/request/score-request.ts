import type { Answers, CallSheet } from "../triage/call-sheet.ts";
import type { RedFlagDecision, RedFlagDecisionCode } from "../triage/red-flag-decision.ts";
import { allowsBooking } from "../triage/red-flag-decision.ts";
import { type CallScore, scoreCall } from "../triage/score-call.ts";
import type { KnownLevel } from "./levels.ts";
import type { RequestRow } from "./request-store.ts";
import { JUDGEMENT_FLAG, JUDGEMENT_LABEL } from "./request-words.ts";

/** The decision recorded on a request, or null. */
export const decisionOf = (row: RequestRow): RedFlagDecision | null =>
  row.red_flag_decision && row.red_flag_reason && row.red_flag_decided_by && row.red_flag_decided_at
    ? {
        decision: row.red_flag_decision as RedFlagDecisionCode,
        reason: row.red_flag_reason,
        decidedBy: row.red_flag_decided_by,
        decidedAt: row.red_flag_decided_at.toISOString(),
      }
    : null;

/** The score of a request as it stands. A flag once raised counts even if its answer was changed back: only a decision lifts it. */
export function scoreRequest(row: RequestRow, sheet: CallSheet, levels: readonly KnownLevel[]): CallScore {
  const score = scoreCall(sheet, answersOf(row), { levels, decision: decisionOf(row) });
  if (row.red_flags.length === 0 || score.redFlags.length > 0) return score;
  const allowed = allowsBooking(decisionOf(row));
  return {
    ...score,
    bookingAllowed: allowed && score.bookingAllowed,
    sentence: allowed ? score.sentence : "Appelez le 15",
    explanation: allowed
      ? score.explanation
      : [
          "Un signe de gravité a été signalé pendant cet appel ; aucun rendez-vous n'est possible sans une décision écrite.",
          ...score.explanation,
        ],
  };
}

export const answersOf = (row: RequestRow): Answers => (row.answers ?? {}) as Answers;

/** The flags that the answers and the level raise now, by code. */
export function flagsRaised(
  sheet: CallSheet,
  answers: Answers,
  level: KnownLevel | undefined,
  levels: readonly KnownLevel[],
): string[] {
  const codes = scoreCall(sheet, answers, { levels }).redFlags.map(({ code }) => code);
  return level?.emergencyCall ? [...codes, JUDGEMENT_FLAG] : codes;
}

export const flagLabel = (sheet: CallSheet, code: string): string =>
  code === JUDGEMENT_FLAG
    ? JUDGEMENT_LABEL
    : (sheet.questions.find((question) => question.code === code)?.label ?? code);
