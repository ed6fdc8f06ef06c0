import type { Insertable, Selectable, Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

/** Read by `identity/` alone: a record that is passed on does not carry its INS. */
const SECRET = ["ins_cipher", "ins_key_id", "ins_authority", "ins_index_hash"] as const;

export type PatientRow = Omit<
  Selectable<Tables["patients_records"]>,
  (typeof SECRET)[number] | "forget_asked_at"
> & {
  commune_name: string | null;
};
export type NewPatientRow = Insertable<Tables["patients_records"]>;

const COLUMNS = [
  "p.cpts_id",
  "p.id",
  "p.birth_family_name",
  "p.used_family_name",
  "p.birth_given_names",
  "p.used_given_name",
  "p.search_text",
  "p.sex",
  "p.birth_on",
  "p.birth_place_code",
  "p.identity_status",
  "p.identity_attributes",
  "p.identity_document",
  "p.document_seen_at",
  "p.document_seen_by",
  "p.document_seen_label",
  "p.ins_taken_how",
  "p.ins_taken_at",
  "p.ins_taken_by",
  "p.ins_taken_label",
  "p.identity_changed_at",
  "p.identity_changed_by",
  "p.identity_changed_label",
  "p.identity_reason",
  "p.phone",
  "p.email",
  "p.address_line",
  "p.postal_code",
  "p.commune_code",
  "p.latitude",
  "p.longitude",
  "p.own_doctor",
  "p.own_doctor_professional_id",
  "p.own_doctor_name",
  "p.contact_person",
  "p.merged_into_id",
  "p.merged_at",
  "p.twins_sought_at",
  "p.created_by",
  "p.created_at",
  "p.updated_at",
] as const;

const withCommune = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("patients_records as p")
    .leftJoin("reference_communes as c", "c.code", "p.commune_code")
    .select(COLUMNS)
    .select("c.name as commune_name")
    .where("p.cpts_id", "=", cptsId);

export const findPatient = (tx: Tx, cptsId: string, id: string): Promise<PatientRow | undefined> =>
  withCommune(tx, cptsId).where("p.id", "=", id).executeTakeFirst();

/** Of these ids, in no order. */
export const listPatients = (tx: Tx, cptsId: string, ids: readonly string[]): Promise<PatientRow[]> =>
  withCommune(tx, cptsId)
    .where("p.id", "in", [...ids])
    .execute();

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

/** Whether another record was merged into this one, and still is. */
export const hasMerged = async (tx: Tx, cptsId: string, id: string): Promise<boolean> =>
  (await tx
    .selectFrom("patients_records")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("merged_into_id", "=", id)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export const lockPatient = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("patients_records")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
