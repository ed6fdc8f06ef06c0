import { type Answer, type Form, type Leaf, leavesOfForm, optionsOf } from "../model/form.ts";

export interface Counted {
  key: string;
  label: string;
  count: number;
}

export interface QuestionSummary {
  key: string;
  text: string;
  /** The section, then the table for a row of one. */
  section: string;
  kind: "options" | "number" | "date" | "text";
  mission: string | null;
  /** One person may have chosen several of the options. */
  several: boolean;
  /** Who answered it. */
  answered: number;
  /** Of choices, in their order; several may be chosen by one person. */
  options: Counted[];
  /** Of numbers; null without an answer. The least and the most are null where nobody is named any more: each is one person's. */
  numbers: { min: number | null; median: number; mean: number; max: number | null } | null;
  /** Of texts and dates, sorted: their order tells nothing of who wrote first. */
  texts: string[];
}

const MOST_TEXTS = 500;

/** What was answered to each question, counted. Pure: the same answers in any order give the same summary. */
export function summarise(form: Form, list: readonly Readonly<Record<string, Answer>>[]): QuestionSummary[] {
  const sections = new Map(
    form.sections.flatMap((section) =>
      section.questions.flatMap((question) => {
        const place = question.kind === "matrix" ? `${section.title} ${question.text}`.trim() : section.title;
        return question.kind === "matrix"
          ? question.rows.map((row) => [row.key, place] as const)
          : [[question.key, place] as const];
      }),
    ),
  );
  return leavesOfForm(form).map((leaf) => summariseLeaf(leaf, sections.get(leaf.key) ?? "", list));
}

function summariseLeaf(
  leaf: Leaf,
  section: string,
  list: readonly Readonly<Record<string, Answer>>[],
): QuestionSummary {
  const { key, text, question } = leaf;
  const given = list.flatMap((answers) => (Object.hasOwn(answers, key) ? [answers[key] as Answer] : []));
  const options = optionsOf(question);
  const summary: QuestionSummary = {
    key,
    text,
    section,
    kind:
      options.length > 0
        ? "options"
        : question.kind === "number"
          ? "number"
          : question.kind === "date"
            ? "date"
            : "text",
    mission: "mission" in question ? (question.mission ?? null) : null,
    several: question.kind === "choices",
    answered: given.length,
    options: [],
    numbers: null,
    texts: [],
  };
  if (summary.kind === "options")
    summary.options = options.map((option) => ({
      key: option.key,
      label: option.label,
      count: given.filter((one) => one === option.key || (Array.isArray(one) && one.includes(option.key)))
        .length,
    }));
  else if (summary.kind === "number")
    summary.numbers = numbersOf(given.filter((one) => typeof one === "number"));
  else
    summary.texts = given
      .filter((one) => typeof one === "string")
      .sort((one, other) => one.localeCompare(other, "fr") || (one < other ? -1 : 1))
      .slice(0, MOST_TEXTS);
  return summary;
}

function numbersOf(list: readonly number[]): QuestionSummary["numbers"] {
  if (list.length === 0) return null;
  const sorted = [...list].sort((one, other) => one - other);
  const at = (index: number) => sorted[index] ?? 0;
  const half = sorted.length / 2;
  return {
    min: at(0),
    median: sorted.length % 2 === 1 ? at(Math.floor(half)) : (at(half - 1) + at(half)) / 2,
    mean: sorted.reduce((sum, one) => sum + one, 0) / sorted.length,
    max: at(sorted.length - 1),
  };
}

export interface CrossGroup {
  key: string;
  label: string;
  answered: number;
  options: Counted[];
}

/** One question by the groups of the people (their profession, what they chose elsewhere). Pure. */
export function crossTable(
  leaf: Leaf,
  list: readonly {
    group: { key: string; label: string } | null;
    answers: Readonly<Record<string, Answer>>;
  }[],
): CrossGroup[] {
  const groups = new Map<string, { label: string; answers: Readonly<Record<string, Answer>>[] }>();
  for (const { group, answers } of list) {
    const { key, label } = group ?? { key: "", label: "Sans réponse" };
    const found = groups.get(key) ?? { label, answers: [] };
    found.answers.push(answers);
    groups.set(key, found);
  }
  return [...groups]
    .map(([key, { label, answers }]) => {
      const { answered, options } = summariseLeaf(leaf, "", answers);
      return { key, label, answered, options };
    })
    .sort((one, other) => other.answered - one.answered || one.label.localeCompare(other.label, "fr"));
}
