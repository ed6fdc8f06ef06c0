import {
  type Condition,
  type Form,
  KEY,
  type Leaf,
  LIMITS,
  leavesOf,
  MOST_BYTES,
  optionsOf,
  type Question,
  USUAL_LENGTH,
} from "./form.ts";
import { isDate } from "./read-answer.ts";

export interface FormProblem {
  /** `sections.0.questions.2.when` */
  path: string;
  message: string;
}

/** What stands in the way of publishing: doubled keys, conditions that look ahead, bounds that cross. Empty when it is sound. */
export function checkForm(form: Form): FormProblem[] {
  const problems: FormProblem[] = [];
  const say = (path: string, message: string) => problems.push({ path, message });
  const keys = new Set<string>();
  const takeKey = (path: string, key: string) => {
    if (!KEY.test(key)) say(path, "Un identifiant a des lettres, des chiffres, « . », « _ » ou « - ».");
    else if (keys.has(key)) say(path, `L'identifiant « ${key} » sert deux fois.`);
    keys.add(key);
  };
  const before = new Map<string, Leaf>();
  for (const [at, section] of form.sections.entries()) {
    const path = `sections.${at}`;
    takeKey(`${path}.key`, section.key);
    checkCondition(`${path}.when`, section.when, before, say);
    if (section.questions.length === 0) say(path, `La section « ${section.title} » est vide.`);
    for (const [place, question] of section.questions.entries()) {
      const here = `${path}.questions.${place}`;
      takeKey(`${here}.key`, question.key);
      checkCondition(`${here}.when`, question.when, before, say);
      checkQuestion(here, question, say);
      if (question.kind === "matrix")
        for (const [row, { key }] of question.rows.entries()) takeKey(`${here}.rows.${row}.key`, key);
      for (const leaf of leavesOf(question)) before.set(leaf.key, leaf);
    }
  }
  if (before.size === 0) say("sections", "Ajoutez au moins une question.");
  if (before.size > LIMITS.questions) say("sections", `${LIMITS.questions} questions au plus.`);
  if ([...before.values()].reduce((sum, leaf) => sum + mostBytes(leaf), OVERHEAD) > MOST_BYTES)
    say(
      "sections",
      "Les réponses pourraient être trop longues en tout : baissez la longueur de quelques textes.",
    );
  return problems;
}

/** Of jsonb, for one value and its key, and for the whole: its headers, the bounds of words, a number of 16 digits. */
const OVERHEAD = 40;
/** UTF-8 of one UTF-16 unit at most. */
const UNIT = 3;

/** What one answer may take at most, with its key. */
function mostBytes({ key, question }: Leaf): number {
  const keys = optionsOf(question).map((option) => option.key.length + 8);
  if (question.kind === "choices") return key.length + OVERHEAD + keys.reduce((sum, one) => sum + one, 0);
  if (question.kind === "text")
    return (
      key.length + OVERHEAD + UNIT * (question.maxLength ?? USUAL_LENGTH[question.long ? "long" : "short"])
    );
  return key.length + OVERHEAD + Math.max(0, ...keys);
}

type Say = (path: string, message: string) => void;

function checkQuestion(path: string, question: Question, say: Say): void {
  if (question.kind === "choice" || question.kind === "choices" || question.kind === "matrix") {
    if (question.options.length < 2) say(`${path}.options`, "Proposez au moins deux réponses.");
    const seen = new Set<string>();
    for (const [at, option] of question.options.entries()) {
      if (!KEY.test(option.key)) say(`${path}.options.${at}.key`, "Ce code de réponse n'est pas valable.");
      if (seen.has(option.key)) say(`${path}.options.${at}.key`, `Le code « ${option.key} » sert deux fois.`);
      seen.add(option.key);
      if (option.engages && !(question.kind === "choice" && question.mission))
        say(`${path}.options.${at}`, "Une réponse n'engage que si la question porte une mission.");
    }
  }
  if (question.kind === "matrix" && question.rows.length === 0)
    say(`${path}.rows`, "Ajoutez au moins une ligne.");
  if (question.kind === "choices") {
    const { atLeast = 0, atMost = question.options.length } = question;
    if (atLeast > atMost || atMost > question.options.length)
      say(`${path}.atMost`, "Ces nombres de réponses se contredisent.");
  }
  if (
    question.kind === "yes-no" &&
    question.scores &&
    (question.scores.nc !== undefined) !== Boolean(question.withNc)
  )
    say(`${path}.scores`, "Donnez des points à NC quand NC est proposé, et seulement alors.");
  if (question.kind === "number" || question.kind === "date") checkBounds(path, question, say);
}

function checkBounds(path: string, question: Extract<Question, { kind: "number" | "date" }>, say: Say): void {
  const { min, max } = question;
  if (question.kind === "date" && [min, max].some((one) => one !== undefined && !isDate(String(one))))
    say(`${path}.min`, "Cette date n'existe pas.");
  else if (
    question.kind === "number" &&
    question.integer &&
    [min, max].some((one) => one !== undefined && !Number.isInteger(one))
  )
    say(`${path}.min`, "Les limites d'un nombre entier sont des nombres entiers.");
  else if (min !== undefined && max !== undefined && min > max)
    say(`${path}.max`, "Le maximum est plus petit que le minimum.");
}

const ORDERED = new Set([">", "<", ">=", "<="]);

function checkCondition(
  path: string,
  when: Condition | undefined,
  before: Map<string, Leaf>,
  say: Say,
): void {
  if (!when) return;
  if (when.tests.length === 0) say(path, "Cette condition ne regarde rien.");
  for (const [at, test] of when.tests.entries()) {
    const here = `${path}.tests.${at}`;
    const leaf = before.get(test.question);
    if (!leaf) {
      say(here, `La condition regarde « ${test.question} », qui ne vient pas avant.`);
      continue;
    }
    if (test.is === "answered" || test.is === "unanswered") {
      if (test.value !== undefined) say(here, "« A répondu » ne prend pas de valeur.");
      continue;
    }
    const { kind } = leaf.question;
    if (ORDERED.has(test.is) && kind !== "number" && kind !== "date")
      say(here, "Plus grand ou plus petit ne se dit que d'un nombre ou d'une date.");
    if (!fits(leaf, test.value)) say(here, "Cette réponse n'est pas de celles que la question permet.");
  }
}

function fits({ question }: Leaf, value: string | number | undefined): boolean {
  if (question.kind === "number")
    return (
      typeof value === "number" && Number.isFinite(value) && (!question.integer || Number.isInteger(value))
    );
  if (typeof value !== "string") return false;
  if (question.kind === "date") return isDate(value);
  if (question.kind === "text") return value !== "" && value.length <= LIMITS.label;
  return optionsOf(question).some(({ key }) => key === value);
}
