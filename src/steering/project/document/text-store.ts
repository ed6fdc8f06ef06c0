import { type Insertable, type Selectable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";
import type { DocumentName } from "./document-contract.ts";

export type TextRow = Selectable<Tables["project_texts"]>;
export type VersionRow = Selectable<Tables["project_text_versions"]>;

export const listTexts = (tx: Tx, cptsId: string, document: DocumentName): Promise<TextRow[]> =>
  tx
    .selectFrom("project_texts")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("document", "=", document)
    .orderBy("key")
    .limit(2_000)
    .execute();

export const lockText = (tx: Tx, cptsId: string, document: DocumentName, key: string) =>
  tx
    .selectFrom("project_texts")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("document", "=", document)
    .where("key", "=", key)
    .forUpdate()
    .executeTakeFirst();

/** The first words of a text; undefined when somebody wrote them meanwhile. */
export const insertText = (tx: Tx, row: Insertable<Tables["project_texts"]>) =>
  tx
    .insertInto("project_texts")
    .values(row)
    .onConflict((conflict) => conflict.columns(["cpts_id", "document", "key"]).doNothing())
    .returningAll()
    .executeTakeFirst();

export const updateText = (
  tx: Tx,
  { cpts_id, document, key }: Pick<TextRow, "cpts_id" | "document" | "key">,
  change: Pick<TextRow, "body" | "revision" | "written_by" | "written_by_label" | "written_at">,
) =>
  tx
    .updateTable("project_texts")
    .set(change)
    .where("cpts_id", "=", cpts_id)
    .where("document", "=", document)
    .where("key", "=", key)
    .returningAll()
    .executeTakeFirstOrThrow();

export const findLastVersion = (tx: Tx, cptsId: string, document: DocumentName, key: string) =>
  tx
    .selectFrom("project_text_versions")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("document", "=", document)
    .where("key", "=", key)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();

export const insertVersion = (tx: Tx, row: Insertable<Tables["project_text_versions"]>) =>
  tx.insertInto("project_text_versions").values(row).execute();

/** The same person goes on writing: the version grows with them. */
export const growVersion = (
  tx: Tx,
  version: Pick<VersionRow, "cpts_id" | "document" | "key" | "revision">,
  change: Pick<VersionRow, "revision" | "body" | "written_at">,
) =>
  tx
    .updateTable("project_text_versions")
    .set(change)
    .where("cpts_id", "=", version.cpts_id)
    .where("document", "=", version.document)
    .where("key", "=", version.key)
    .where("revision", "=", version.revision)
    .execute();

/** The newest first. */
export const listVersions = (
  tx: Tx,
  cptsId: string,
  document: DocumentName,
  key: string,
  before: number | undefined,
  limit: number,
): Promise<VersionRow[]> =>
  tx
    .selectFrom("project_text_versions")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("document", "=", document)
    .where("key", "=", key)
    .$if(before !== undefined, (older) => older.where("revision", "<", before ?? 0))
    .orderBy("revision", "desc")
    .limit(limit)
    .execute();

/** Beyond `most` the oldest go, never those of this month. */
export const deleteOldVersions = (
  tx: Tx,
  cptsId: string,
  document: DocumentName,
  key: string,
  { most, before }: { most: number; before: Date },
) =>
  sql`delete from project_text_versions v where v.cpts_id = ${cptsId}::uuid and v.document = ${document} and v.key = ${key} and v.written_at < ${before}
    and v.revision < (select min(revision) from (select revision from project_text_versions k
      where k.cpts_id = ${cptsId}::uuid and k.document = ${document} and k.key = ${key} order by revision desc limit ${most}) as kept)`.execute(
    tx,
  );
