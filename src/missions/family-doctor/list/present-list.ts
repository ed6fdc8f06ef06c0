import type { Tx } from "../../../platform/db/index.ts";
import { undoUntil } from "./apply/undo-list.ts";
import { countLines } from "./line-store.ts";
import type { ListCounts, ListState, PatientList } from "./list-contract.ts";
import { guessColumns, type ListColumns, type Remembered } from "./list-fields.ts";
import { findRemembered, type ListRow } from "./list-store.ts";
import type { SheetHead } from "./read/list-messages.ts";

export const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Rows of lists as the screens read them, counts of lines to apply included. */
export async function presentLists(
  tx: Tx,
  cptsId: string,
  rows: readonly ListRow[],
  now: Date,
): Promise<PatientList[]> {
  const remembered = rows.some((row) => row.state === "mapping" || row.state === "ready")
    ? await findRemembered(tx, cptsId)
    : {};
  const shown: PatientList[] = [];
  for (const row of rows) {
    const toApply = row.state === "ready" || row.state === "applying" ? await countToApply(tx, row) : 0;
    shown.push(presentList(row, remembered, toApply, now));
  }
  return shown;
}

const countToApply = async (tx: Tx, row: ListRow): Promise<number> =>
  (await countLines(tx, row.cpts_id, row.id)).toApply;

function presentList(row: ListRow, remembered: Remembered, toApply: number, now: Date): PatientList {
  const until = undoUntil(row);
  const counts = row.counts as unknown as Partial<ListCounts>;
  return {
    id: row.id,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    label: row.label,
    state: row.state as ListState,
    problem: row.problem,
    sheets: (row.sheets as unknown as SheetHead[]).map((sheet) => ({
      ...sheet,
      guess: guessColumns(sheet.headings, remembered),
    })),
    sheet: row.sheet,
    columns: row.columns as ListColumns | null,
    linesRead: row.lines_read,
    counts: counts.ok === undefined ? null : { ...NONE, ...counts },
    toApply,
    linesDone: row.lines_done,
    opened: row.opened,
    openedToCheck: row.opened_to_check,
    declaration: row.declaration,
    informedOn: row.informed_on,
    declaredByLabel: row.declared_by_label,
    sentByLabel: row.sent_by_label,
    createdAt: row.created_at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
    undoUntil: until && until > now ? until.toISOString() : null,
    forgottenOn: row.forgotten_at
      ? null
      : new Date(row.created_at.getTime() + KEPT_DAYS * DAY_MS).toISOString().slice(0, 10),
    forgottenAt: row.forgotten_at?.toISOString() ?? null,
  };
}

const NONE: ListCounts = { ok: 0, check: 0, known: 0, refused: 0, withIns: 0 };
