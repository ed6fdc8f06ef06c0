import type { SheetContent, SheetIndicator, SheetObjective } from "./sheet-content.ts";

export type ObjectiveLack = "label" | "measure" | "date" | "owner";
/** Sections of the editor, in the order of the model sheet. */
export type SheetPart = "identity" | "context" | "objectives" | "indicators" | "action" | "means" | "steps";

export interface SheetLack {
  part: SheetPart;
  /** Path in the content, where the editor goes: `objectives.1`. */
  field: string;
  /** « Objectif 2 : il manque une date. » */
  sentence: string;
  /** Without it the sheet is not ready to be proposed. */
  isNeeded: boolean;
}

export interface Completeness {
  done: number;
  of: number;
  lacks: SheetLack[];
}

/** Verbs that say a direction and no arrival: alone, without a figure, nobody can tell whether they are reached. */
const VAGUE =
  /^(améliorer|favoriser|développer|renforcer|promouvoir|faciliter|optimiser|sensibiliser|accompagner|encourager|mieux)\b/i;

/** What lacks for an operational objective to be evaluated: a measure, a date, somebody who answers for it. */
export function judgeObjective(objective: Omit<SheetObjective, "id">): ObjectiveLack[] {
  const { label, measure, dueOn, owner } = objective;
  const isMeasured = measure !== "" && !(VAGUE.test(measure) && !/\d/.test(measure));
  return [
    ...(label === "" ? (["label"] as const) : []),
    ...(isMeasured ? [] : (["measure"] as const)),
    ...(dueOn === null ? (["date"] as const) : []),
    ...(owner === "" ? (["owner"] as const) : []),
  ];
}

const OBJECTIVE_WORDS: Record<ObjectiveLack, string> = {
  label: "son énoncé",
  measure: "ce que l'on mesurera",
  date: "une date",
  owner: "un responsable",
};

/** What an indicator lacks, in words: a baseline, a target to reach and a day for it, or a criterion. */
export function judgeIndicator(indicator: Omit<SheetIndicator, "id">): string[] {
  const { label, nature, criterion, baseline, target, source, dueOn } = indicator;
  const isCounted = nature === "quantitative";
  return [
    ...(label === "" ? ["son nom"] : []),
    ...(isCounted && target === null ? ["une cible"] : []),
    ...(isCounted && baseline === null ? ["une valeur de départ"] : []),
    ...(isCounted && dueOn === null ? ["une échéance"] : []),
    ...(!isCounted && criterion === "" ? ["un critère d'évaluation"] : []),
    ...(source === "" ? ["sa source"] : []),
  ];
}

/** What a sheet has and what it lacks, field by field. A pure count: each check weighs the same. */
export function checkSheet(sheet: {
  content: SheetContent;
  pilots: number;
  hasObjective: boolean;
}): Completeness {
  const checks = checksOf(sheet);
  const lacks = checks.flatMap(({ lack }) => (lack ? [lack] : []));
  return { done: checks.length - lacks.length, of: checks.length, lacks };
}

type Check = { lack: SheetLack | null };

const check = (isThere: boolean, part: SheetPart, field: string, what: string, isNeeded = false): Check => ({
  lack: isThere ? null : { part, field, sentence: `Il manque ${what}.`, isNeeded },
});

function checksOf(sheet: { content: SheetContent; pilots: number; hasObjective: boolean }): Check[] {
  const one = sheet.content;
  return [
    check(
      sheet.hasObjective,
      "identity",
      "objectiveId",
      "l'objectif du projet auquel cette fiche répond",
      true,
    ),
    check(sheet.pilots > 0 || one.otherPilots !== "", "identity", "pilotIds", "un pilote", true),
    check(one.owner !== "", "identity", "owner", "le maître d'ouvrage"),
    check(one.referent !== "", "identity", "referent", "le nom du référent"),
    check(one.axis !== "", "identity", "axis", "l'axe"),
    check(one.intermediateObjective !== "", "identity", "intermediateObjective", "l'objectif intermédiaire"),
    check(one.context !== "", "context", "context", "la situation de départ", true),
    check(
      one.problems.some((problem) => problem !== ""),
      "context",
      "problems",
      "au moins une problématique",
    ),
    ...objectiveChecks(one.objectives),
    ...indicatorChecks(one.indicators),
    check(one.actions !== "", "action", "actions", "la description de l'action", true),
    check(one.actionKinds.length > 0, "action", "actionKinds", "le type d'action"),
    check(one.publics !== "", "action", "publics", "les publics visés"),
    check(one.place !== "", "action", "place", "la localisation"),
    check(one.participation !== "", "action", "participation", "qui est mobilisé, et comment"),
    check(one.startsOn !== null, "action", "startsOn", "la date de début"),
    check(
      one.endsOn !== null || one.character === "lasting",
      "action",
      "endsOn",
      "la date de fin, ou le caractère pérenne",
    ),
    check(one.character !== null, "action", "character", "le caractère, pérenne ou expérimental"),
    check(
      one.budget.some((line) => line.amountCents > 0),
      "means",
      "budget",
      "le budget",
    ),
    check(one.people !== "" || one.premises !== "", "means", "people", "les moyens humains ou matériels"),
    check(one.steering !== "", "means", "steering", "le suivi et le pilotage"),
    check(one.evaluation !== "", "means", "evaluation", "les modalités d'évaluation"),
    check(
      one.funding.some((lead) => lead.label !== ""),
      "means",
      "funding",
      "au moins une piste de financement",
    ),
    check(
      one.steps.some((step) => step.label !== ""),
      "steps",
      "steps",
      "au moins une étape au calendrier",
      true,
    ),
  ];
}

function objectiveChecks(objectives: readonly SheetObjective[]): Check[] {
  if (objectives.length === 0)
    return [check(false, "objectives", "objectives", "un objectif opérationnel", true)];
  return objectives.map((objective, at) => {
    const lacks = judgeObjective(objective).map((lack) => OBJECTIVE_WORDS[lack]);
    return lineCheck("objectives", at, "Objectif", lacks);
  });
}

function indicatorChecks(indicators: readonly SheetIndicator[]): Check[] {
  if (indicators.length === 0) return [check(false, "indicators", "indicators", "un indicateur", true)];
  return indicators.map((indicator, at) =>
    lineCheck("indicators", at, "Indicateur", judgeIndicator(indicator)),
  );
}

const lineCheck = (
  part: "objectives" | "indicators",
  at: number,
  word: string,
  lacks: readonly string[],
): Check => ({
  lack:
    lacks.length === 0
      ? null
      : {
          part,
          field: `${part}.${at}`,
          sentence: `${word} ${at + 1} : il manque ${listWords(lacks)}.`,
          isNeeded: part === "objectives" && at === 0,
        },
});

/** « une date », « une date et un responsable », « a, b et c » */
const listWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} et ${words.at(-1)}`;
