import { type Selectable, sql } from "kysely";
import { newId, type Tables, type Tx } from "../../../platform/db/index.ts";
import type { CallSheet } from "../triage/call-sheet.ts";

export type SheetRow = Omit<Selectable<Tables["snp_sheets"]>, "content"> & { content: CallSheet };

const asSheet = (row: Selectable<Tables["snp_sheets"]>): SheetRow => ({
  ...row,
  content: row.content as unknown as CallSheet,
});

export async function findSheetIn(
  tx: Tx,
  cptsId: string,
  state: "draft" | "published",
): Promise<SheetRow | undefined> {
  const row = await tx
    .selectFrom("snp_sheets")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("state", "=", state)
    .executeTakeFirst();
  return row && asSheet(row);
}

export async function findSheet(tx: Tx, cptsId: string, id: string): Promise<SheetRow | undefined> {
  const row = await tx
    .selectFrom("snp_sheets")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && asSheet(row);
}

/** The version in force before that one. */
export async function findSheetBefore(
  tx: Tx,
  cptsId: string,
  version: number,
): Promise<SheetRow | undefined> {
  const row = await tx
    .selectFrom("snp_sheets")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("version", "<", version)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && asSheet(row);
}

/** One editor at a time: publishing and the first draft of two people wait for each other. */
export const lockSheets = (tx: Tx, cptsId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('snp_sheets'), hashtext(${cptsId}))`.execute(tx);

export async function insertSheet(
  tx: Tx,
  cptsId: string,
  sheet: { state: "draft" | "published"; content: CallSheet; by: string | null; now: Date },
): Promise<SheetRow> {
  const row = await tx
    .insertInto("snp_sheets")
    .values((values) => ({
      cpts_id: cptsId,
      id: newId(),
      version: values
        .selectFrom("snp_sheets")
        .select(sql<number>`coalesce(max(version), 0) + 1`.as("next"))
        .where("cpts_id", "=", cptsId),
      state: sheet.state,
      content: JSON.stringify(sheet.content),
      created_by: sheet.by,
      created_at: sheet.now,
      updated_at: sheet.now,
      published_at: sheet.state === "published" ? sheet.now : null,
    }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return asSheet(row);
}

export async function updateDraft(
  tx: Tx,
  cptsId: string,
  id: string,
  content: CallSheet,
  by: string,
  at: Date,
): Promise<SheetRow> {
  const row = await tx
    .updateTable("snp_sheets")
    .set({ content: JSON.stringify(content), created_by: by, updated_at: at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("state", "=", "draft")
    .returningAll()
    .executeTakeFirstOrThrow();
  return asSheet(row);
}

export const retirePublished = (tx: Tx, cptsId: string, at: Date) =>
  tx
    .updateTable("snp_sheets")
    .set({ state: "retired", updated_at: at })
    .where("cpts_id", "=", cptsId)
    .where("state", "=", "published")
    .execute();

export const publishDraftRow = (tx: Tx, cptsId: string, id: string, at: Date) =>
  tx
    .updateTable("snp_sheets")
    .set({ state: "published", published_at: at, updated_at: at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

export const deleteDraft = (tx: Tx, cptsId: string) =>
  tx
    .deleteFrom("snp_sheets")
    .where("cpts_id", "=", cptsId)
    .where("state", "=", "draft")
    .returning("id")
    .executeTakeFirst();

export const listSheetVersions = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("snp_sheets as s")
    .leftJoin("identity_users as u", "u.id", "s.created_by")
    .select([
      "s.id",
      "s.version",
      "s.state",
      "s.created_at",
      "s.published_at",
      "u.given_name",
      "u.family_name",
    ])
    .select((select) =>
      select
        .selectFrom("snp_requests as r")
        .select((count) => count.fn.countAll().as("n"))
        .whereRef("r.cpts_id", "=", "s.cpts_id")
        .whereRef("r.sheet_id", "=", "s.id")
        .as("requests"),
    )
    .where("s.cpts_id", "=", cptsId)
    .orderBy("s.version", "desc")
    .limit(200)
    .execute();
