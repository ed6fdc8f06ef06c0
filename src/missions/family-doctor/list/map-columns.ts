import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { ColumnsInput } from "./list-contract.ts";
import { type ListColumns, REQUIRED_FIELDS, rememberColumns } from "./list-fields.ts";
import { type ListRow, lockList, updateList } from "./list-store.ts";
import type { SheetHead } from "./read/list-messages.ts";
import { listBusy, noList } from "./refuse-list.ts";

export const READ_LIST = "family-doctor.read-list";

/** Says which column is what, remembers it for the next file, and asks for the dry run; said again of a report, it is made anew. */
export async function mapColumns(deps: Deps, actor: Actor, id: string, input: ColumnsInput): Promise<void> {
  const { cptsId } = actor;
  try {
    await act(deps, actor, async (tx) => {
      const row = await lockList(tx, cptsId, id);
      if (!row) throw noList();
      const columns = checkColumns(row, input);
      const { headings } = (row.sheets as unknown as SheetHead[])[input.sheet]!;
      const isOpen = await updateList(
        tx,
        cptsId,
        id,
        {
          sheet: input.sheet,
          columns: JSON.stringify(columns),
          remembered: JSON.stringify(rememberColumns(headings, columns)),
          label: input.label,
          state: "reading",
          counts: "{}",
          lines_read: 0,
          updated_at: nowOf(deps),
        },
        ["mapping", "ready"],
      );
      if (!isOpen)
        throw conflict(
          "family-doctor.list-not-mappable",
          "Les colonnes de cette liste ne peuvent plus être changées : envoyez de nouveau le fichier.",
        );
      await enqueueJob(tx, { name: READ_LIST, payload: { cptsId, listId: id }, key: `${READ_LIST}:${id}` });
      await recordAct(deps, actor, tx, {
        action: "family-doctor.list-mapped",
        subjectKind: "patient-list",
        subjectId: id,
        details: { fields: Object.keys(columns).join(" ") },
      });
      tellScreens(deps, tx, cptsId, { topic: "family-doctor-list", id });
    });
  } catch (error) {
    if (violates(error, "mt_lists_busy_key")) throw listBusy();
    throw error;
  }
}

function checkColumns(row: ListRow, { sheet, columns }: ColumnsInput): ListColumns {
  const head = (row.sheets as unknown as SheetHead[])[sheet];
  if (!head) throw invalid("sheet", "Cette feuille n'est pas dans le fichier : choisissez-en une autre.");
  for (const [field, name] of REQUIRED_FIELDS)
    if (columns[field] === undefined && columns.fullName === undefined)
      throw invalid(`columns.${field}`, `Dites quelle colonne porte ${name}.`);
  const used = new Set<number>();
  for (const [field, index] of Object.entries(columns)) {
    if (index === undefined) continue;
    if (index >= head.headings.length)
      throw invalid(`columns.${field}`, "Cette colonne n'est pas dans la feuille choisie.");
    if (used.has(index)) throw invalid(`columns.${field}`, "Une colonne ne sert qu'une fois.");
    used.add(index);
  }
  return columns;
}
