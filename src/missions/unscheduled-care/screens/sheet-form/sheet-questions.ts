import type { PriorityLevel, Sheet } from "../../contract.ts";

export type SheetQuestion = Sheet["content"]["questions"][number];
export type FlagQuestion = Extract<SheetQuestion, { kind: "red-flag" }>;
export type PlainQuestion = Exclude<SheetQuestion, { kind: "red-flag" }>;
export type Answers = Readonly<Record<string, boolean | string | number | null>>;

export const flagsOf = (sheet: Sheet): FlagQuestion[] =>
  sheet.content.questions.filter((question) => question.kind === "red-flag");
export const plainOf = (sheet: Sheet): PlainQuestion[] =>
  sheet.content.questions.filter((question) => question.kind !== "red-flag");

/** Signs answered yes, in the order of the sheet. */
export const raisedIn = (sheet: Sheet, answers: Answers): FlagQuestion[] =>
  flagsOf(sheet).filter((flag) => answers[flag.code] === true);

export const allFlagsAsked = (sheet: Sheet, answers: Answers): boolean =>
  flagsOf(sheet).every((flag) => typeof answers[flag.code] === "boolean");

/** « Aucun signe »: every sign was asked and answered no. */
export const noFlag = (sheet: Sheet): Record<string, false> =>
  Object.fromEntries(flagsOf(sheet).map((flag) => [flag.code, false]));

/** Levels that lead to a slot, and the one that calls the 15, apart. */
export const ordinaryLevels = (levels: readonly PriorityLevel[]): PriorityLevel[] =>
  levels.filter((level) => !level.emergencyCall);
