import type { Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

const COLUMNS = ["id", "professional_id", "site_id", "phone", "active", "local_fields"] as const;

export const findPracticeAt = (tx: Tx, cptsId: string, professionalId: string, siteId: string) =>
  tx
    .selectFrom("directory_practices")
    .select(COLUMNS)
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .where("site_id", "=", siteId)
    .orderBy("active", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();

export const lockPractice = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("directory_practices")
    .select(COLUMNS)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const insertPractice = (
  tx: Tx,
  row: { cpts_id: string; id: string; professional_id: string; site_id: string; phone?: string | null },
) =>
  tx
    .insertInto("directory_practices")
    .values({ ...row, source: "local" })
    .execute();

export const updatePractice = (
  tx: Tx,
  cptsId: string,
  id: string,
  columns: Updateable<Tables["directory_practices"]>,
) =>
  tx
    .updateTable("directory_practices")
    .set(columns)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();
