import { type Selectable, sql, type Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";
import type { ListState } from "./list-contract.ts";
import type { Remembered } from "./list-fields.ts";
import type { SheetHead } from "./read/list-messages.ts";

/** All but the file itself, which is read where it is needed. */
const COLUMNS = [
  "cpts_id",
  "id",
  "file_name",
  "file_bytes",
  "sheets",
  "sheet",
  "columns",
  "label",
  "state",
  "problem",
  "lines_read",
  "counts",
  "applied_through",
  "lines_done",
  "opened",
  "opened_to_check",
  "declaration",
  "informed_on",
  "declared_by",
  "declared_by_label",
  "declared_at",
  "sent_by_label",
  "created_at",
  "updated_at",
  "applied_at",
  "forgotten_at",
] as const;

export type ListRow = Pick<Selectable<Tables["mt_lists"]>, (typeof COLUMNS)[number]>;

export const insertList = (
  tx: Tx,
  row: {
    cptsId: string;
    id: string;
    name: string;
    file: Uint8Array;
    sheets: readonly SheetHead[];
    by: { userId: string; label: string };
    at: Date;
  },
) =>
  tx
    .insertInto("mt_lists")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      file_name: row.name,
      file_bytes: row.file.byteLength,
      file: Buffer.from(row.file.buffer, row.file.byteOffset, row.file.byteLength),
      sheets: JSON.stringify(row.sheets),
      state: "mapping",
      sent_by: row.by.userId,
      sent_by_label: row.by.label.slice(0, 200),
      created_at: row.at,
      updated_at: row.at,
    })
    .execute();

export const findList = (tx: Tx, cptsId: string, id: string): Promise<ListRow | undefined> =>
  tx
    .selectFrom("mt_lists")
    .select(COLUMNS)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** The row that makes the work of one list serial. */
export const lockList = (tx: Tx, cptsId: string, id: string): Promise<ListRow | undefined> =>
  tx
    .selectFrom("mt_lists")
    .select(COLUMNS)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const findFile = async (tx: Tx, cptsId: string, id: string): Promise<Buffer | null> =>
  (
    await tx
      .selectFrom("mt_lists")
      .select("file")
      .where("cpts_id", "=", cptsId)
      .where("id", "=", id)
      .executeTakeFirst()
  )?.file ?? null;

/** The newest first; ids are UUID v7, their order is that of the files. */
export const listListRows = (
  tx: Tx,
  cptsId: string,
  before: string | undefined,
  limit: number,
): Promise<ListRow[]> =>
  tx
    .selectFrom("mt_lists")
    .select(COLUMNS)
    .where("cpts_id", "=", cptsId)
    .$if(before !== undefined, (query) => query.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();

/** @returns false when the list is no longer in one of these states. */
export const updateList = async (
  tx: Tx,
  cptsId: string,
  id: string,
  change: Updateable<Tables["mt_lists"]> & { updated_at: Date },
  whileIn: readonly ListState[],
): Promise<boolean> =>
  (await tx
    .updateTable("mt_lists")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("state", "in", [...whileIn])
    .returning("id")
    .executeTakeFirst()) !== undefined;

/** What was chosen for the last files, the newest wins. */
export async function findRemembered(tx: Tx, cptsId: string): Promise<Remembered> {
  const rows = await tx
    .selectFrom("mt_lists")
    .select("remembered")
    .where("cpts_id", "=", cptsId)
    .where("remembered", "is not", null)
    .orderBy("id", "desc")
    .limit(10)
    .execute();
  return Object.assign({}, ...rows.map((row) => row.remembered as Remembered).reverse()) as Remembered;
}

/** Lists that came before this instant and still name patients, and are not at work. */
export const listToForget = (tx: Tx, cptsId: string, before: Date) =>
  tx
    .selectFrom("mt_lists")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("created_at", "<", before)
    .where("forgotten_at", "is", null)
    .where("state", "not in", ["reading", "applying"])
    .orderBy("id")
    .limit(100)
    .execute();

/** The file goes, and the five lines of preview, which name patients; a list that was not applied is given up. */
export const forgetFile = (tx: Tx, cptsId: string, id: string, at: Date) =>
  sql`update mt_lists set file = null, forgotten_at = ${at}, updated_at = ${at},
      sheets = (select coalesce(jsonb_agg(one || '{"preview":[]}'), '[]') from jsonb_array_elements(sheets) one),
      state = case when state in ('mapping', 'reading', 'ready') then 'cancelled' else state end
    where cpts_id = ${cptsId}::uuid and id = ${id}::uuid`.execute(tx);
