import {
  type CallSheet,
  isRedFlag,
  type Level,
  type LevelRule,
  SHEET_LIMITS as MAX,
  type Question,
} from "./call-sheet.ts";

export type SheetProblem = { where: string; why: string };

const CODE = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Everything that prevents a sheet from being published, in French; empty when it is good. Types are assumed parsed at the edge. */
export function validateSheet(sheet: CallSheet, levels: readonly Level[]): SheetProblem[] {
  return [
    ...checkText("title", sheet.title, 1, MAX.titleLength),
    ...checkText("note", sheet.note, 0, MAX.noteLength),
    ...checkOrder(sheet),
    ...sheet.questions.slice(0, MAX.questionsMax).flatMap(checkQuestion),
    ...sheet.rules.slice(0, MAX.rulesMax).flatMap((rule) => checkRule(rule, sheet, levels)),
  ];
}

function checkOrder({ questions, rules }: CallSheet): SheetProblem[] {
  const problems: SheetProblem[] = [];
  const add = (where: string, why: string) => problems.push({ where, why });
  const flags = questions.filter(isRedFlag);
  if (flags.length === 0) add("questions", "La fiche doit commencer par au moins un signe de gravité.");
  if (flags.length > MAX.redFlagsMax)
    add("questions", `Gardez ${MAX.redFlagsMax} signes de gravité au plus.`);
  if (questions.length > MAX.questionsMax) add("questions", `Gardez ${MAX.questionsMax} questions au plus.`);
  if (rules.length > MAX.rulesMax) add("rules", `Gardez ${MAX.rulesMax} règles au plus.`);
  if (questions.slice(flags.length).some(isRedFlag))
    add("questions", "Les signes de gravité viennent avant toutes les autres questions.");
  for (const code of repeated(questions.map((question) => question.code)))
    add(code, "Deux questions portent le même code.");
  for (const code of repeated(rules.map((rule) => rule.code))) add(code, "Deux règles portent le même code.");
  return problems;
}

function checkQuestion(question: Question): SheetProblem[] {
  const where = question.code || "questions";
  const problems = [
    ...checkCode(where, question.code),
    ...checkText(where, question.label, 1, MAX.labelLength),
    ...checkText(where, question.say, 1, MAX.sayLength),
  ];
  const add = (why: string) => problems.push({ where, why });
  if (question.kind === "red-flag") problems.push(...checkText(where, question.source, 1, MAX.sourceLength));
  if (question.kind === "number" && !(question.min < question.max))
    add("Le minimum doit être plus petit que le maximum.");
  if (question.kind === "text" && !(question.maxLength >= 1 && question.maxLength <= MAX.textMax))
    add(`Un texte compte de 1 à ${MAX.textMax} caractères.`);
  if (question.kind !== "choice") return problems;
  if (question.options.length < 2 || question.options.length > MAX.optionsMax)
    add(`Une question à choix compte de 2 à ${MAX.optionsMax} réponses.`);
  if (repeated(question.options.map((option) => option.code)).length > 0)
    add("Deux réponses portent le même code.");
  for (const option of question.options.slice(0, MAX.optionsMax))
    problems.push(...checkCode(where, option.code), ...checkText(where, option.label, 1, MAX.labelLength));
  return problems;
}

function checkRule(rule: LevelRule, sheet: CallSheet, levels: readonly Level[]): SheetProblem[] {
  const where = rule.code || "rules";
  const problems = [...checkCode(where, rule.code), ...checkText(where, rule.why, 1, MAX.whyLength)];
  const add = (why: string) => problems.push({ where, why });
  const level = levels.find((known) => known.code === rule.level);
  if (!level) add("Cette règle propose un niveau qui n'existe pas.");
  if (level?.emergencyCall) add("Seul un signe de gravité peut demander d'appeler le 15.");
  if (rule.when.length === 0) add("Cette règle n'a pas de condition.");
  if (rule.when.length > MAX.conditionsMax) add(`Une règle compte ${MAX.conditionsMax} conditions au plus.`);
  for (const condition of rule.when.slice(0, MAX.conditionsMax)) {
    const question = sheet.questions.find((one) => one.code === condition.question);
    if (condition.is === "one-of") {
      const options = question?.kind === "choice" ? question.options.map((option) => option.code) : [];
      if (condition.values.length === 0 || condition.values.some((value) => !options.includes(value)))
        add("Une condition attend une réponse qui n'est pas dans la fiche.");
    } else if (question?.kind !== "number" || !Number.isFinite(condition.value))
      add("Une condition compare une question qui n'est pas un nombre.");
  }
  return problems;
}

function checkCode(where: string, code: string): SheetProblem[] {
  const why = "Un code s'écrit en minuscules, chiffres et tirets, 60 au plus.";
  return CODE.test(code) ? [] : [{ where: where.slice(0, 60), why }];
}

function checkText(where: string, text: string, min: number, max: number): SheetProblem[] {
  const { length } = text.trim();
  if (length < min) return [{ where, why: "Ce texte manque." }];
  return length > max ? [{ where, why: `Ce texte compte ${max} caractères au plus.` }] : [];
}

function repeated(codes: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(codes.filter((code) => seen.has(code) || !seen.add(code)))];
}
