import { csvLine } from "../../../core/directory/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { listLineRows } from "./line-store.ts";
import { findList } from "./list-store.ts";
import type { SheetHead } from "./read/list-messages.ts";
import { noList } from "./refuse-list.ts";

const PAGE = 1_000;
/* Spreadsheets take a file for Latin-1 unless it begins so. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * The refused lines with their reason and their own columns, to be corrected and sent again; a cell that a spreadsheet would run is
 * disarmed. @throws notFound before the first piece
 */
export async function writeRejected(deps: Deps, actor: Actor, id: string): Promise<AsyncGenerator<string>> {
  const row = await act(deps, actor, async (tx) => {
    const found = await findList(tx, actor.cptsId, id);
    if (!found) throw noList();
    await recordAct(deps, actor, tx, {
      action: "family-doctor.list-lines-read",
      subjectKind: "patient-list",
      subjectId: id,
      details: { outcome: "refused", format: "csv" },
    });
    return found;
  });
  const headings = (row.sheets as unknown as SheetHead[])[row.sheet]?.headings ?? [];
  return pieces(deps, actor.cptsId, id, headings);
}

async function* pieces(
  deps: Deps,
  cptsId: string,
  id: string,
  headings: readonly string[],
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(["Ligne", "Motif du refus", ...headings]);
  for (let after: number | undefined; ; ) {
    const rows = await withTenant(deps.db, cptsId, (tx) =>
      listLineRows(tx, cptsId, id, { outcome: "refused", after, limit: PAGE }),
    );
    if (rows.length === 0) return;
    yield rows.map((row) => csvLine([row.line, row.reason, ...(row.cells ?? [])])).join("");
    after = rows.at(-1)?.line;
  }
}
