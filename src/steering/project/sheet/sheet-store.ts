import { type Insertable, type Selectable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type SheetRow = Selectable<Tables["project_sheets"]>;
export type VersionRow = Selectable<Tables["project_sheet_versions"]>;

export const insertSheet = (tx: Tx, row: Insertable<Tables["project_sheets"]>): Promise<SheetRow> =>
  tx.insertInto("project_sheets").values(row).returningAll().executeTakeFirstOrThrow();

export const findSheet = (tx: Tx, cptsId: string, id: string): Promise<SheetRow | undefined> =>
  tx
    .selectFrom("project_sheets")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

export const lockSheet = (tx: Tx, cptsId: string, id: string): Promise<SheetRow | undefined> =>
  tx
    .selectFrom("project_sheets")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

/** All of a project, bounded; by mission and number. */
export const listSheets = (tx: Tx, cptsId: string, limit: number): Promise<SheetRow[]> =>
  tx
    .selectFrom("project_sheets")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .orderBy(sql`length(number)`)
    .orderBy("number")
    .limit(limit)
    .execute();

export const listNumbers = async (tx: Tx, cptsId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom("project_sheets")
      .select("number")
      .where("cpts_id", "=", cptsId)
      .limit(1_000)
      .execute()
  ).map((row) => row.number);

export const updateSheet = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: Partial<Omit<Insertable<Tables["project_sheets"]>, "cpts_id" | "id">>,
): Promise<SheetRow> =>
  tx
    .updateTable("project_sheets")
    .set({ ...change, revision: sql<number>`revision + 1` })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

export const listPilots = (
  tx: Tx,
  cptsId: string,
  sheetIds: readonly string[],
): Promise<{ sheet_id: string; professional_id: string }[]> =>
  sheetIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom("project_sheet_pilots")
        .select(["sheet_id", "professional_id"])
        .where("cpts_id", "=", cptsId)
        .where("sheet_id", "in", [...sheetIds])
        .orderBy("professional_id")
        .execute();

export async function replacePilots(
  tx: Tx,
  cptsId: string,
  sheetId: string,
  professionalIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom("project_sheet_pilots")
    .where("cpts_id", "=", cptsId)
    .where("sheet_id", "=", sheetId)
    .execute();
  if (professionalIds.length > 0)
    await tx
      .insertInto("project_sheet_pilots")
      .values(
        professionalIds.map((professional_id) => ({ cpts_id: cptsId, sheet_id: sheetId, professional_id })),
      )
      .execute();
}

export interface PilotName {
  id: string;
  family_name: string;
  given_name: string;
  profession_code: string;
}

/** Read beside its own: how the pilots are called. */
export const listPilotNames = (tx: Tx, cptsId: string, ids: readonly string[]): Promise<PilotName[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom("directory_professionals")
        .select(["id", "family_name", "given_name", "profession_code"])
        .where("cpts_id", "=", cptsId)
        .where("id", "in", [...ids])
        .execute();

/** The last version of a sheet, whoever wrote it. */
export const findLastVersion = (tx: Tx, cptsId: string, sheetId: string): Promise<VersionRow | undefined> =>
  tx
    .selectFrom("project_sheet_versions")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("sheet_id", "=", sheetId)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();

export const insertVersion = (tx: Tx, row: Insertable<Tables["project_sheet_versions"]>) =>
  tx.insertInto("project_sheet_versions").values(row).execute();

/** The same person goes on writing: their version becomes this one. */
export const replaceVersion = (
  tx: Tx,
  cptsId: string,
  sheetId: string,
  revision: number,
  change: { revision: number; snapshot: string },
) =>
  tx
    .updateTable("project_sheet_versions")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .where("sheet_id", "=", sheetId)
    .where("revision", "=", revision)
    .execute();

/** The newest first. */
export const listVersions = (tx: Tx, cptsId: string, sheetId: string, limit: number) =>
  tx
    .selectFrom("project_sheet_versions")
    .select(["revision", "at", "by_label", "state"])
    .where("cpts_id", "=", cptsId)
    .where("sheet_id", "=", sheetId)
    .orderBy("revision", "desc")
    .limit(limit)
    .execute();

export const findVersion = (
  tx: Tx,
  cptsId: string,
  sheetId: string,
  revision: number,
): Promise<VersionRow | undefined> =>
  tx
    .selectFrom("project_sheet_versions")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("sheet_id", "=", sheetId)
    .where("revision", "=", revision)
    .executeTakeFirst();
