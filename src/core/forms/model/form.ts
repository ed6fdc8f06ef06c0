/**
 * A questionnaire as data: sections of questions, two levels, no more. Pure, and the same on the server and on a phone:
 * this folder imports nothing but itself. Optional fields are absent when they say nothing.
 */
export interface Form {
  title: string;
  description?: string | undefined;
  /** What one screen of a phone shows: one question, or a whole section. */
  layout: "question" | "section";
  sections: readonly Section[];
}

export interface Section {
  /** Unique in the form, like the keys of questions and rows: FHIR's linkId. */
  key: string;
  title: string;
  help?: string | undefined;
  when?: Condition | undefined;
  questions: readonly Question[];
}

/** Shown only when it holds; it looks at questions that come before. */
export interface Condition {
  mode: "all" | "any";
  tests: readonly Test[];
}

export interface Test {
  /** Key of a question, or of a row of a matrix. */
  question: string;
  is: "=" | "!=" | ">" | "<" | ">=" | "<=" | "answered" | "unanswered";
  /** Absent for « answered » and « unanswered ». */
  value?: string | number | undefined;
}

export interface Option {
  key: string;
  label: string;
  /** Points that this choice adds: FHIR's ordinalValue. */
  score?: number | undefined;
  /** Choosing it engages the person for the mission of the question. */
  engages?: boolean | undefined;
  /** Of the code, when it comes from a nomenclature. */
  system?: string | undefined;
}

interface Asked {
  key: string;
  text: string;
  help?: string | undefined;
  when?: Condition | undefined;
  required?: boolean | undefined;
}

export interface ChoiceQuestion extends Asked {
  kind: "choice";
  options: readonly Option[];
  /** Code of the mission for which a choice that engages engages. */
  mission?: string | undefined;
}
export interface ChoicesQuestion extends Asked {
  kind: "choices";
  options: readonly Option[];
  /** How many may be chosen. */
  atLeast?: number | undefined;
  atMost?: number | undefined;
}
export interface YesNoQuestion extends Asked {
  kind: "yes-no";
  /** Offers « NC » (not concerned) besides. */
  withNc?: boolean | undefined;
  scores?: { yes: number; no: number; nc?: number | undefined } | undefined;
  mission?: string | undefined;
}
export interface TextQuestion extends Asked {
  kind: "text";
  long?: boolean | undefined;
  maxLength?: number | undefined;
  /** What the directory knows of the person and may be written beforehand. */
  prefill?: Prefill | undefined;
}
export interface NumberQuestion extends Asked {
  kind: "number";
  integer?: boolean | undefined;
  min?: number | undefined;
  max?: number | undefined;
  unit?: string | undefined;
}
export interface DateQuestion extends Asked {
  kind: "date";
  /** YYYY-MM-DD */
  min?: string | undefined;
  max?: string | undefined;
}
export interface MatrixQuestion extends Asked {
  kind: "matrix";
  /** One choice in each row; `required` asks for all of them. */
  rows: readonly { key: string; text: string }[];
  options: readonly Option[];
}
/** Words to read; nothing is asked. */
export interface NoteQuestion {
  kind: "note";
  key: string;
  text: string;
  when?: Condition | undefined;
}

export type Question =
  | ChoiceQuestion
  | ChoicesQuestion
  | YesNoQuestion
  | TextQuestion
  | NumberQuestion
  | DateQuestion
  | MatrixQuestion
  | NoteQuestion;

export const PREFILLS = ["name", "speciality", "address", "phone", "mail"] as const;
export type Prefill = (typeof PREFILLS)[number];

/** A key of an option, `yes` `no` `nc`, a text, a date; a number; keys of several options. */
export type Answer = string | number | readonly string[];
/** By key of question, or of row. */
export type Answers = Readonly<Record<string, Answer>>;

/** What holds one answer: a question, or one row of a matrix. */
export interface Leaf {
  key: string;
  text: string;
  question: Exclude<Question, NoteQuestion>;
}

export const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const LIMITS = {
  sections: 30,
  questions: 150,
  options: 60,
  rows: 30,
  tests: 10,
  title: 200,
  text: 1_000,
  label: 300,
  answer: 4_000,
} as const;
/** Of all the answers of one person as the database keeps them (`forms_responses_answers_check`); bytes. */
export const MOST_BYTES = 262_144;
/** Longest answer when the question does not say; characters. */
export const USUAL_LENGTH = { short: 200, long: 2_000 } as const;

export const YES_NO_WORDS: Readonly<Record<string, string>> = { yes: "Oui", no: "Non", nc: "NC" };

export function leavesOf(question: Question): Leaf[] {
  if (question.kind === "note") return [];
  if (question.kind === "matrix") return question.rows.map(({ key, text }) => ({ key, text, question }));
  return [{ key: question.key, text: question.text, question }];
}

export const leavesOfForm = (form: Form): Leaf[] =>
  form.sections.flatMap((section) => section.questions.flatMap(leavesOf));

/** The choices of a leaf, with their points; empty for what is typed. */
export function optionsOf(question: Leaf["question"]): readonly Option[] {
  if (question.kind === "choice" || question.kind === "choices" || question.kind === "matrix")
    return question.options;
  if (question.kind !== "yes-no") return [];
  const { scores, withNc } = question;
  const keys = withNc ? (["yes", "no", "nc"] as const) : (["yes", "no"] as const);
  return keys.map((key) => ({
    key,
    label: YES_NO_WORDS[key] ?? key,
    ...(scores?.[key] === undefined ? {} : { score: scores[key] }),
    ...(key === "yes" && question.mission ? { engages: true } : {}),
  }));
}
