import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

export type InsRow = NonNullable<Awaited<ReturnType<typeof findIns>>>;

/** The columns of the INS, which no other query reads. */
export const findIns = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("patients_records")
    .select([
      "id",
      "identity_status",
      "ins_cipher",
      "ins_key_id",
      "ins_authority",
      "ins_index_hash",
      "ins_taken_how",
      "ins_taken_at",
      "ins_taken_label",
    ])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** The record in use with this INS, by its blind index. */
export const findByInsIndex = (tx: Tx, cptsId: string, index: Buffer) =>
  tx
    .selectFrom("patients_records")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("ins_index_hash", "=", index)
    .where("identity_status", "in", ["RECUPEREE", "QUALIFIEE"])
    .where("merged_into_id", "is", null)
    .executeTakeFirst();

export type InsToRekey = Awaited<ReturnType<typeof listInsAfter>>[number];

/** Every number that is kept, those hidden by a corrected identity too, by id and locked. */
export const listInsAfter = (tx: Tx, cptsId: string, after: string | undefined, limit: number) =>
  tx
    .selectFrom("patients_records")
    .select(["id", "ins_cipher", "ins_key_id", "ins_authority", "ins_index_hash"])
    .select(
      sql<boolean>`identity_status in ('RECUPEREE', 'QUALIFIEE') and merged_into_id is null`.as("is_in_use"),
    )
    .where("cpts_id", "=", cptsId)
    .where("ins_cipher", "is not", null)
    .$if(after !== undefined, (some) => some.where("id", ">", after!))
    .orderBy("id")
    .limit(limit)
    .forUpdate()
    .execute();
