import type { Insertable, Selectable, Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type PatientRow = Selectable<Tables["patients_records"]> & { commune_name: string | null };
export type NewPatientRow = Insertable<Tables["patients_records"]>;

const withCommune = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("patients_records as p")
    .leftJoin("reference_communes as c", "c.code", "p.commune_code")
    .selectAll("p")
    .select("c.name as commune_name")
    .where("p.cpts_id", "=", cptsId);

export const findPatient = (tx: Tx, cptsId: string, id: string): Promise<PatientRow | undefined> =>
  withCommune(tx, cptsId).where("p.id", "=", id).executeTakeFirst();

export const insertPatient = (tx: Tx, row: NewPatientRow) =>
  tx
    .insertInto("patients_records")
    .values(row)
    .onConflict((conflict) => conflict.columns(["cpts_id", "id"]).doNothing())
    .returning("id")
    .executeTakeFirst();

export const updatePatient = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: Updateable<Tables["patients_records"]>,
) =>
  tx.updateTable("patients_records").set(change).where("cpts_id", "=", cptsId).where("id", "=", id).execute();

export const lockPatient = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("patients_records")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
