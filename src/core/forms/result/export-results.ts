import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { csvLine } from "../../directory/index.ts";
import { writeResponse } from "../fhir/write-response.ts";
import type { KeptCounts } from "../retention/kept-counts.ts";
import { countNow } from "../sending/read-sendings.ts";
import {
  answersTable,
  type Cell,
  isWallTime,
  questionsTable,
  returnsTable,
  type Table,
  type WallTime,
} from "./answer-tables.ts";
import { answeredIn, questionsOf } from "./read-results.ts";

export type Answered = Awaited<ReturnType<typeof answeredIn>>;
type Returns = Pick<KeptCounts, "byProfession" | "byCommune">;

/**
 * The answers as tables. Named: one line per answer, each question counted, the rates of return. Anonymous: the counts alone and texts
 * sorted, never a line per person, for that line would be every cross table at once. `counts` is the counted questions alone, as CSV.
 */
export async function exportResults(
  deps: Deps,
  actor: Actor,
  id: string,
  format: "xlsx" | "csv" | "counts" | "returns" | "fhir",
): Promise<Uint8Array> {
  const { bundle, tables } = await act(deps, actor, async (tx) => {
    const answered = await answeredIn(deps, tx, actor, id);
    const { sending, rows, least } = answered;
    if (format === "fhir" && least !== null)
      throw conflict(
        "forms.anonymous",
        "Un questionnaire anonyme, ou dont les réponses ont été rendues anonymes, ne s'exporte pas réponse par réponse : prenez Excel ou CSV, qui donnent des nombres.",
      );
    await recordAct(deps, actor, tx, {
      action: "forms.exported",
      subjectKind: "forms-sending",
      subjectId: id,
      details: { responses: rows.length, identity: sending.identity },
    });
    return {
      bundle: format === "fhir" ? bundleOf(answered) : null,
      tables: tablesOf(answered, await returnsIn(tx, actor.cptsId, answered), actor.timeZone),
    };
  });
  if (bundle) return new TextEncoder().encode(JSON.stringify(bundle));
  if (format === "xlsx") return writeXlsx(tables);
  const name = format === "counts" ? "Questions" : format === "returns" ? "Retour" : tables[0]?.name;
  return writeCsv(tables.find((one) => one.name === name) as Table);
}

/** The rates of return of answers that were read: those that were kept, once nobody is named. */
export const returnsIn = async (tx: Tx, cptsId: string, { sending }: Answered): Promise<Returns> =>
  (sending.kept as KeptCounts | null) ?? (await countNow(tx, cptsId, sending.id));

/** The workbook of answers that were read, dates in this time zone. */
export const xlsxOfAnswers = (answered: Answered, returns: Returns, zone: string): Promise<Uint8Array> =>
  writeXlsx(tablesOf(answered, returns, zone));

const tablesOf = (answered: Answered, returns: Returns, zone: string): Table[] => [
  ...(answered.least === null ? [answersTable(answered.form, answered.rows, zone)] : []),
  questionsTable(questionsOf(answered)),
  returnsTable(returns),
];

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

// The byte order mark tells a French spreadsheet that this is UTF-8; csvLine disarms what would be a formula.
const writeCsv = ({ head, rows }: Table): Uint8Array =>
  new TextEncoder().encode(`\ufeff${[head, ...rows].map((cells) => csvLine(cells.map(asText))).join("")}`);

const asText = (cell: Cell): string | number | null => (isWallTime(cell) ? cell.wall : cell);

const isDay = ({ wall }: WallTime): boolean => wall.length === 10;

// A workbook has no time zones: the hour on the wall is written as if it were UTC.
const asValue = (cell: Cell): string | number | Date | null =>
  isWallTime(cell)
    ? new Date(isDay(cell) ? `${cell.wall}T00:00:00Z` : `${cell.wall.replace(" ", "T")}:00Z`)
    : typeof cell === "string"
      ? inert(cell)
      : cell;

const inert = (text: string): string => (/^[\s]*[=+\-@]/.test(text) ? `'${text}` : text);

async function writeXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  // Its 1 MB is loaded when somebody asks for a workbook, not by every server at its start.
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  for (const { name, head, rows } of tables) {
    const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
    for (const cells of [head, ...rows])
      sheet.addRow(cells.map(asValue)).eachCell((cell, column) => {
        const kept = cells[column - 1] ?? null;
        if (isWallTime(kept)) cell.numFmt = isDay(kept) ? "dd/mm/yyyy" : "dd/mm/yyyy hh:mm";
      });
    sheet.getRow(1).font = { bold: true };
    for (let column = 1; column <= head.length; column++) sheet.getColumn(column).width = 24;
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.length } };
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
