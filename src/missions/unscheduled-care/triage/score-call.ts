import {
  type Answer,
  type Answers,
  type CallSheet,
  type Condition,
  isRedFlag,
  type Level,
  type LevelRule,
  type Question,
  type RedFlag,
} from "./call-sheet.ts";
import { readAnswer } from "./check-answers.ts";
import { allowsBooking, decisionProblem, type RedFlagDecision } from "./red-flag-decision.ts";

export type CallScore = {
  /** Signs answered yes, in the order of the sheet. */
  redFlags: RedFlag[];
  /** Code of a level, or null when no rule speaks: then the human chooses without a proposal. Never a decision. */
  proposedLevel: string | null;
  /** Codes of questions that must still be asked. */
  missing: string[];
  bookingAllowed: boolean;
  /** The one thing to do now. */
  sentence: string;
  /** Why, line by line, to show and to record. */
  explanation: string[];
};

const DISCLAIMER = "Le logiciel trie et enregistre ; c'est vous qui choisissez le niveau.";

/**
 * Reads the answers against the sheet. Any red flag puts up "Appelez le 15" and closes the way to a booking until an explicit,
 * complete decision allows it; a red flag not yet asked closes it too, and no decision replaces the question while no sign is raised.
 * `levels` are the reference levels valid at the time of the call; rules that name an unknown level are ignored and said.
 */
export function scoreCall(
  sheet: CallSheet,
  answers: Answers,
  { levels, decision = null }: { levels: readonly Level[]; decision?: RedFlagDecision | null },
): CallScore {
  const given = new Map(sheet.questions.map((question) => [question.code, readAnswer(question, answers)]));
  const redFlags = sheet.questions.filter(isRedFlag).filter((flag) => given.get(flag.code) === true);
  const missing = sheet.questions.filter((question) => isMissing(question, given)).map(({ code }) => code);
  if (redFlags.length > 0) return urgent(redFlags, missing, levels, decision);
  const flagsMissing = sheet.questions.some((one) => isRedFlag(one) && given.get(one.code) === null);
  const { level, explanation } = proposeLevel(sheet.rules, given, levels);
  return {
    redFlags,
    proposedLevel: level?.code ?? null,
    missing,
    bookingAllowed: !flagsMissing,
    sentence: nextStep(flagsMissing, missing.length, level),
    explanation: [...explanation, DISCLAIMER],
  };
}

function isMissing(question: Question, given: ReadonlyMap<string, Answer | null>): boolean {
  return given.get(question.code) === null && (isRedFlag(question) || question.required);
}

function urgent(
  redFlags: RedFlag[],
  missing: string[],
  levels: readonly Level[],
  decision: RedFlagDecision | null,
): CallScore {
  const allowed = allowsBooking(decision);
  const explanation = redFlags.map((flag) => `Signe de gravité : ${flag.label}.`);
  const problem = decision ? decisionProblem(decision) : null;
  if (problem) explanation.push(problem);
  else if (decision) explanation.push(`Décision enregistrée : ${decision.reason.trim()}`);
  else explanation.push("Aucun rendez-vous n'est possible sans une décision écrite.");
  return {
    redFlags,
    proposedLevel: levels.find((level) => level.emergencyCall)?.code ?? null,
    missing,
    bookingAllowed: allowed,
    sentence: allowed
      ? "Un signe de gravité a été signalé ; une décision écrite permet de chercher un rendez-vous."
      : "Appelez le 15",
    explanation: [...explanation, DISCLAIMER],
  };
}

function proposeLevel(
  rules: readonly LevelRule[],
  given: ReadonlyMap<string, Answer | null>,
  levels: readonly Level[],
): { level: Level | null; explanation: string[] } {
  const known = new Map(levels.filter((level) => !level.emergencyCall).map((level) => [level.code, level]));
  const explanation: string[] = [];
  let proposed: Level | null = null;
  for (const rule of rules) {
    if (rule.when.length === 0 || !rule.when.every((condition) => holds(condition, given))) continue;
    const level = known.get(rule.level);
    explanation.push(
      level
        ? `${rule.why} → ${level.label}.`
        : `${rule.why} : le niveau « ${rule.level} » n'est plus en vigueur.`,
    );
    if (level && (!proposed || level.rank < proposed.rank)) proposed = level;
  }
  if (!proposed) explanation.push("Aucune règle de la fiche ne propose de niveau.");
  return { level: proposed, explanation };
}

function holds(condition: Condition, given: ReadonlyMap<string, Answer | null>): boolean {
  const answer = given.get(condition.question) ?? null;
  if (condition.is === "one-of") return typeof answer === "string" && condition.values.includes(answer);
  if (typeof answer !== "number") return false;
  return condition.is === "at-least" ? answer >= condition.value : answer <= condition.value;
}

function nextStep(flagsMissing: boolean, missing: number, level: Level | null): string {
  if (flagsMissing) return "Posez d'abord toutes les questions sur les signes de gravité.";
  if (missing > 0) return `Il reste ${missing} question${missing > 1 ? "s" : ""} à poser.`;
  return level
    ? `La fiche propose : ${level.label}. Confirmez ou choisissez un autre niveau.`
    : "La fiche ne propose pas de niveau : choisissez-le.";
}
