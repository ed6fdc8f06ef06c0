import { type Insertable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";
import type { DocumentName } from "./document-contract.ts";

const LINE = ["f.id", "f.document", "f.number", "f.label", "f.frozen_by_label", "f.frozen_at"] as const;

/** The newest first, without what is in them. */
export const listFrozen = (tx: Tx, cptsId: string, document: DocumentName) =>
  tx
    .selectFrom("project_frozen as f")
    .select(LINE)
    .select(
      sql<
        string[]
      >`array(select p.format from project_frozen_files p where p.cpts_id = f.cpts_id and p.frozen_id = f.id order by p.format)`.as(
        "formats",
      ),
    )
    .where("f.cpts_id", "=", cptsId)
    .where("f.document", "=", document)
    .orderBy("f.number", "desc")
    .limit(100)
    .execute();

export type FrozenRow = Awaited<ReturnType<typeof listFrozen>>[number];

export const findFrozen = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("project_frozen as f")
    .select([...LINE, "f.composed"])
    .where("f.cpts_id", "=", cptsId)
    .where("f.id", "=", id)
    .executeTakeFirst();

export const findFrozenNumber = (tx: Tx, cptsId: string, document: DocumentName, number: number) =>
  tx
    .selectFrom("project_frozen")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("document", "=", document)
    .where("number", "=", number)
    .executeTakeFirst();

export const findFrozenFile = (tx: Tx, cptsId: string, frozenId: string, format: string) =>
  tx
    .selectFrom("project_frozen_files")
    .select(["content", "sha256"])
    .where("cpts_id", "=", cptsId)
    .where("frozen_id", "=", frozenId)
    .where("format", "=", format)
    .executeTakeFirst();

export const nextNumber = async (tx: Tx, cptsId: string, document: DocumentName): Promise<number> => {
  const last = await tx
    .selectFrom("project_frozen")
    .select("number")
    .where("cpts_id", "=", cptsId)
    .where("document", "=", document)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
};

export const insertFrozen = (tx: Tx, row: Insertable<Tables["project_frozen"]>) =>
  tx.insertInto("project_frozen").values(row).execute();

export const insertFrozenFiles = (tx: Tx, rows: readonly Insertable<Tables["project_frozen_files"]>[]) =>
  tx
    .insertInto("project_frozen_files")
    .values([...rows])
    .execute();
