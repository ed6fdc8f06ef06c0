/**
 * The call sheet as data, edited by the CPTS and kept by version. The software sorts and records; a human chooses the level.
 * Red flags come first; each carries the words to say, so that two operators ask the same thing.
 */
export type RedFlag = {
  kind: "red-flag";
  code: string;
  /** Short name on the screen: « douleur thoracique ». */
  label: string;
  /** What is read aloud, a question answered by yes or no. */
  say: string;
  /** Where the sign comes from; shown to whoever edits the sheet. */
  source: string;
};

export type ChoiceQuestion = {
  kind: "choice";
  code: string;
  label: string;
  say: string;
  options: readonly { code: string; label: string }[];
  required: boolean;
};

export type TextQuestion = {
  kind: "text";
  code: string;
  label: string;
  say: string;
  maxLength: number;
  required: boolean;
};

export type NumberQuestion = {
  kind: "number";
  code: string;
  label: string;
  say: string;
  min: number;
  max: number;
  /** Shown after the figure: « ans », « °C ». */
  unit: string;
  required: boolean;
};

export type Question = RedFlag | ChoiceQuestion | TextQuestion | NumberQuestion;

export type Condition =
  | { question: string; is: "one-of"; values: readonly string[] }
  | { question: string; is: "at-least" | "at-most"; value: number };

/** All conditions true → that level is proposed, for that reason. */
export type LevelRule = { code: string; level: string; when: readonly Condition[]; why: string };

export type CallSheet = {
  title: string;
  /** Who read it and when, or that nobody has yet. */
  note: string;
  questions: readonly Question[];
  rules: readonly LevelRule[];
};

/** Priority levels are reference data (set "priority-level"); rank 1 is the most urgent. */
export type Level = {
  code: string;
  label: string;
  rank: number;
  /** Hours from the request; null = no limit. */
  withinHours: number | null;
  /** The level that means "call 15"; proposed with any red flag and never by a rule. */
  emergencyCall: boolean;
};

export type Answer = boolean | string | number;
export type Answers = Readonly<Record<string, Answer | null | undefined>>;

export const isRedFlag = (question: Question): question is RedFlag => question.kind === "red-flag";

export const SHEET_LIMITS = {
  titleLength: 120,
  noteLength: 500,
  redFlagsMax: 40,
  questionsMax: 80,
  optionsMax: 30,
  rulesMax: 100,
  conditionsMax: 10,
  labelLength: 120,
  sayLength: 500,
  sourceLength: 300,
  whyLength: 300,
  textMax: 2000,
} as const;
