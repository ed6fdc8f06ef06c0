import { type Answer, type Form, leavesOfForm, optionsOf, shareOf } from "../model/index.ts";
import type { KeptCounts } from "../retention/kept-counts.ts";
import type { ResponseRow } from "./result-store.ts";
import type { QuestionSummary } from "./summarise.ts";

/** A day, or a moment of the clock on the wall: a date in a workbook, « 2026-11-20 » or « 2026-11-20 14:05 » elsewhere. */
export interface WallTime {
  wall: string;
}
export type Cell = string | number | WallTime | null;
export interface Table {
  /** Of the sheet, in a workbook. */
  name: string;
  head: string[];
  rows: Cell[][];
}

const HOW = { link: "Lien personnel", public: "Page publique", paper: "Papier" } as const;

/** One line per answer, of a named questionnaire. */
export function answersTable(form: Form, rows: readonly ResponseRow[], zone: string): Table {
  const leaves = leavesOfForm(form);
  const isScored = rows.some(({ score }) => score !== null);
  return {
    name: "Réponses",
    head: [
      "Répondu le",
      "Par",
      "Nom",
      "Prénom",
      "Profession",
      "Commune",
      ...leaves.map(({ text }) => text),
      ...(isScored ? ["Points"] : []),
    ],
    rows: rows.map((row) => [
      wallTime(row.submitted_at, zone),
      HOW[row.how],
      row.family_name ?? row.author_name,
      row.given_name,
      row.profession_label,
      row.commune_name,
      ...leaves.map(({ key, question }) =>
        sayAnswer(row.answers[key], question.kind === "date" ? "date" : optionsOf(question)),
      ),
      ...(isScored ? [row.score] : []),
    ]),
  };
}

/** « 2026-11-20 14:05 », local: a spreadsheet reads a date in it, and as text it sorts. */
const wallTime = (at: Date, zone: string): WallTime => ({
  wall: Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " "),
});

export const isWallTime = (cell: Cell): cell is WallTime => typeof cell === "object" && cell !== null;

function sayAnswer(
  answer: Answer | undefined,
  options: readonly { key: string; label: string }[] | "date",
): Cell {
  if (answer === undefined || typeof answer === "number") return answer ?? null;
  if (options === "date") return typeof answer === "string" ? { wall: answer } : null;
  const labelOf = (key: string) => options.find((one) => one.key === key)?.label ?? key;
  return typeof answer === "string" ? labelOf(answer) : answer.map(labelOf).join(", ");
}

/** Each question counted, with the share of those who answered it; words one by one. */
export function questionsTable(questions: readonly QuestionSummary[]): Table {
  return {
    name: "Questions",
    head: ["Section", "Question", "Réponse", "Nombre", "Part (%)", "Ont répondu à la question"],
    rows: questions.flatMap((one): Cell[][] => {
      const at = [one.section, one.text];
      if (one.kind === "options")
        return one.options.map(({ label, count }) => [
          ...at,
          label,
          count,
          shareOf(count, one.answered),
          one.answered,
        ]);
      if (one.numbers)
        return [
          [...at, "Moyenne", one.numbers.mean, null, one.answered],
          [...at, "Médiane", one.numbers.median, null, one.answered],
        ];
      return one.texts.map((text) => [...at, text, 1, null, one.answered]);
    }),
  };
}

/** Who has answered, as far as it may be told, by profession and by commune. */
export function returnsTable({
  byProfession,
  byCommune,
}: Pick<KeptCounts, "byProfession" | "byCommune">): Table {
  const lines = (by: string, rates: KeptCounts["byProfession"]) =>
    rates.map(({ label, asked, answered }): Cell[] => [by, label, asked, answered, shareOf(answered, asked)]);
  return {
    name: "Retour",
    head: ["Par", "Groupe", "Adressé à", "Ont répondu", "Taux de retour (%)"],
    rows: [...lines("Profession", byProfession), ...lines("Commune", byCommune)],
  };
}
