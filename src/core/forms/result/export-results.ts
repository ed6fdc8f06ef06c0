import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { formatDate } from "../../../platform/time/index.ts";
import { csvLine } from "../../directory/index.ts";
import { writeResponse } from "../fhir/write-response.ts";
import { type Answer, leavesOfForm, optionsOf } from "../model/index.ts";
import { answeredIn } from "./read-results.ts";
import type { ResponseRow } from "./result-store.ts";
import { type QuestionSummary, summarise } from "./summarise.ts";

export type Answered = Awaited<ReturnType<typeof answeredIn>>;
type Cell = string | number | null;
interface Table {
  head: string[];
  rows: Cell[][];
}

/**
 * The answers as a table. Named: one line per answer. Anonymous: counts per question and texts sorted, never a line per person, for
 * that line would be every cross table at once.
 */
export async function exportResults(
  deps: Deps,
  actor: Actor,
  id: string,
  format: "xlsx" | "csv" | "fhir",
): Promise<Uint8Array> {
  const { bundle, table } = await act(deps, actor, async (tx) => {
    const answered = await answeredIn(deps, tx, actor, id);
    const { sending, rows, least } = answered;
    if (format === "fhir" && least !== null)
      throw conflict(
        "forms.anonymous",
        "Un questionnaire anonyme ne s'exporte pas réponse par réponse : prenez Excel ou CSV, qui donnent des nombres.",
      );
    await recordAct(deps, actor, tx, {
      action: "forms.exported",
      subjectKind: "forms-sending",
      subjectId: id,
      details: { responses: rows.length, identity: sending.identity },
    });
    return {
      bundle: format === "fhir" ? bundleOf(answered) : null,
      table: tableOf(answered, actor.timeZone),
    };
  });
  if (bundle) return new TextEncoder().encode(JSON.stringify(bundle));
  return format === "csv" ? writeCsv(table) : writeXlsx(table);
}

/** The workbook of answers that were read, dates in this time zone. */
export const xlsxOfAnswers = (answered: Answered, zone: string): Promise<Uint8Array> =>
  writeXlsx(tableOf(answered, zone));

const tableOf = ({ form, rows, least }: Answered, zone: string): Table =>
  least === null
    ? namedTable(form, rows, zone)
    : countedTable(
        summarise(
          form,
          rows.map((row) => row.answers),
        ),
      );

/** A FHIR R4 Bundle of QuestionnaireResponse, one per answer. */
const bundleOf = ({ sending, form, rows }: Answered) => ({
  resourceType: "Bundle",
  type: "collection",
  entry: rows.map((row) => ({
    fullUrl: `urn:uuid:${row.id}`,
    resource: writeResponse(form, row.answers, {
      id: row.id,
      questionnaireId: sending.questionnaire_id,
      version: sending.version,
      authored: row.submitted_at.toISOString(),
      rpps: row.rpps ?? undefined,
    }),
  })),
});

const HOW = { link: "Lien personnel", public: "Page publique", paper: "Papier" } as const;

function namedTable(
  form: Parameters<typeof leavesOfForm>[0],
  rows: readonly ResponseRow[],
  zone: string,
): Table {
  const leaves = leavesOfForm(form);
  return {
    head: [
      "Répondu le",
      "Par",
      "Nom",
      "Prénom",
      "Profession",
      "Commune",
      ...leaves.map(({ text }) => text),
      "Points",
    ],
    rows: rows.map((row) => [
      formatDate(row.submitted_at, zone),
      HOW[row.how],
      row.family_name,
      row.given_name,
      row.profession_label,
      row.commune_name,
      ...leaves.map(({ key, question }) => sayAnswer(row.answers[key], optionsOf(question))),
      row.score,
    ]),
  };
}

function sayAnswer(answer: Answer | undefined, options: readonly { key: string; label: string }[]): Cell {
  if (answer === undefined || typeof answer === "number") return answer ?? null;
  const labelOf = (key: string) => options.find((one) => one.key === key)?.label ?? key;
  return typeof answer === "string" ? labelOf(answer) : answer.map(labelOf).join(", ");
}

function countedTable(questions: readonly QuestionSummary[]): Table {
  return {
    head: ["Section", "Question", "Réponse", "Nombre"],
    rows: questions.flatMap((one): Cell[][] => {
      const at = [one.section, one.text];
      if (one.kind === "options") return one.options.map(({ label, count }) => [...at, label, count]);
      if (one.numbers)
        return [
          [...at, "Moyenne", one.numbers.mean],
          [...at, "Médiane", one.numbers.median],
        ];
      return one.texts.map((text) => [...at, text, 1]);
    }),
  };
}

// The byte order mark tells a French spreadsheet that this is UTF-8; csvLine disarms what would be a formula.
const writeCsv = ({ head, rows }: Table): Uint8Array =>
  new TextEncoder().encode(`\ufeff${[head, ...rows].map(csvLine).join("")}`);

const inert = (text: string): string => (/^[\s]*[=+\-@]/.test(text) ? `'${text}` : text);

async function writeXlsx({ head, rows }: Table): Promise<Uint8Array> {
  // Its 1 MB is loaded when somebody asks for a workbook, not by every server at its start.
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet("Réponses", { views: [{ state: "frozen", ySplit: 1 }] });
  for (const cells of [head, ...rows])
    sheet.addRow(cells.map((cell) => (typeof cell === "string" ? inert(cell) : cell)));
  sheet.getRow(1).font = { bold: true };
  for (let column = 1; column <= head.length; column++) sheet.getColumn(column).width = 24;
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.length } };
  return new Uint8Array(await book.xlsx.writeBuffer());
}
