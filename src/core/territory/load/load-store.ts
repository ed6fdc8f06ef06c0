import type { Tx } from "../../../platform/db/index.ts";

export type LoadKind = "contours" | "population";

const COLUMNS = [
  "id",
  "kind",
  "file_name",
  "file_bytes",
  "stored_as",
  "replaces",
  "state",
  "problem",
  "bytes_read",
  "counts",
  "refused",
  "started_by_label",
  "created_at",
  "ended_at",
] as const;

export const insertLoad = (
  tx: Tx,
  row: {
    cptsId: string;
    id: string;
    kind: LoadKind;
    name: string;
    bytes: number;
    storedAs: string;
    replaces: boolean;
    by: { userId: string | null; label: string };
    at: Date;
  },
) =>
  tx
    .insertInto("territory_loads")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      kind: row.kind,
      file_name: row.name,
      file_bytes: row.bytes,
      stored_as: row.storedAs,
      replaces: row.replaces,
      state: "reading",
      started_by: row.by.userId,
      started_by_label: row.by.label.slice(0, 200),
      created_at: row.at,
      updated_at: row.at,
    })
    .execute();

export const findLoad = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("territory_loads")
    .select(COLUMNS)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

export type LoadRow = NonNullable<Awaited<ReturnType<typeof findLoad>>>;

export const isBusy = async (tx: Tx, cptsId: string): Promise<boolean> =>
  (await tx
    .selectFrom("territory_loads")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("state", "=", "reading")
    .executeTakeFirst()) !== undefined;

/** The newest first, 20 at most. */
export const listLoads = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("territory_loads")
    .select(COLUMNS)
    .where("cpts_id", "=", cptsId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(20)
    .execute();

/** Only while it is read: what was stopped stays stopped. */
export const updateLoad = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: {
    state?: "done" | "failed";
    problem?: string;
    bytes_read?: number;
    counts?: string;
    refused?: string;
    stored_as?: null;
    ended_at?: Date;
    updated_at: Date;
  },
) =>
  tx
    .updateTable("territory_loads")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("state", "=", "reading")
    .returning("id")
    .executeTakeFirst();
