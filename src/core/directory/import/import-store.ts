import type { Tx } from "../../../platform/db/index.ts";

export type ImportState =
  | "uploaded"
  | "reading"
  | "ready"
  | "applying"
  | "applied"
  | "failed"
  | "cancelled"
  | "undone";

export const IMPORT_COLUMNS = [
  "id",
  "file_name",
  "file_bytes",
  "stored_as",
  "state",
  "problem",
  "lines_read",
  "bytes_read",
  "counts",
  "applied_lines",
  "started_by",
  "created_at",
  "updated_at",
  "applied_at",
  "lines_forgotten_at",
] as const;

export const insertImport = (
  tx: Tx,
  row: {
    cptsId: string;
    id: string;
    name: string;
    bytes: number;
    storedAs: string;
    by: string | null;
    at: Date;
  },
) =>
  tx
    .insertInto("directory_imports")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      file_name: row.name,
      file_bytes: row.bytes,
      stored_as: row.storedAs,
      state: "reading",
      started_by: row.by,
      created_at: row.at,
      updated_at: row.at,
    })
    .execute();

export const findImport = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("directory_imports")
    .select(IMPORT_COLUMNS)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** The row that makes the work of one import serial. */
export const lockImport = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("directory_imports")
    .select(IMPORT_COLUMNS)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>;

export const findBusyImport = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("directory_imports")
    .select(["id"])
    .where("cpts_id", "=", cptsId)
    .where("state", "in", ["reading", "applying"])
    .executeTakeFirst();

/** The last that was applied and not undone. */
export const findLastApplied = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("directory_imports")
    .select(["id"])
    .where("cpts_id", "=", cptsId)
    .where("state", "=", "applied")
    .orderBy("applied_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

export const updateImport = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: {
    state?: ImportState;
    problem?: string | null;
    lines_read?: number;
    bytes_read?: number;
    counts?: string;
    applied_lines?: number;
    applied_at?: Date;
    stored_as?: string | null;
    updated_at: Date;
  },
  whileIn: readonly ImportState[],
) =>
  tx
    .updateTable("directory_imports")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("state", "in", [...whileIn])
    .returning("id")
    .executeTakeFirst();
