import { sql, type Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";
import type { PracticeJson } from "../search/present-card.ts";

const COLUMNS = [
  "p.id",
  "p.rpps",
  "p.civility",
  "p.family_name",
  "p.given_name",
  "p.profession_code",
  "p.category_code",
  "p.speciality_code",
  "p.email",
  "p.direct_line",
  "p.accepts_new_patients",
  "p.home_visits",
  "p.teleconsultation",
  "p.snp_volunteer",
  "p.languages",
  "p.note",
  "p.source",
  "p.local_fields",
  "p.active",
  "p.updated_at",
] as const;

const label = (set: string, column: string) =>
  sql<
    string | null
  >`(select v.label from reference_values v where v.set_name = ${set} and v.code = ${sql.ref(column)} and v.valid_from <= current_date order by v.valid_from desc limit 1)`;

const professionals = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("directory_professionals as p")
    .select(COLUMNS)
    // The row's own version: any write of it, by a person or an import, makes another.
    .select([
      sql<string>`p.xmin::text`.as("version"),
      label("profession", "p.profession_code").as("profession_label"),
      label("speciality", "p.speciality_code").as("speciality_label"),
    ])
    .where("p.cpts_id", "=", cptsId);

export const findProfessionalRow = (tx: Tx, cptsId: string, id: string) =>
  professionals(tx, cptsId).where("p.id", "=", id).executeTakeFirst();

export const lockProfessionalRow = (tx: Tx, cptsId: string, id: string) =>
  professionals(tx, cptsId).where("p.id", "=", id).forUpdate("p").executeTakeFirst();

export const listProfessionalRows = (tx: Tx, cptsId: string, ids: readonly string[]) =>
  professionals(tx, cptsId)
    .where("p.id", "in", ids.length > 0 ? [...ids] : ["00000000-0000-0000-0000-000000000000"])
    .orderBy("p.family_name")
    .orderBy("p.id")
    .limit(500)
    .execute();

export type ProfessionalRow = NonNullable<Awaited<ReturnType<typeof findProfessionalRow>>>;
export type ProfessionalColumns = Updateable<Tables["directory_professionals"]>;

export const insertProfessional = (
  tx: Tx,
  row: ProfessionalColumns & {
    cpts_id: string;
    id: string;
    family_name: string;
    given_name: string;
    search_text: string;
    profession_code: string;
  },
) =>
  tx
    .insertInto("directory_professionals")
    .values({ ...row, source: "local" })
    .execute();

export const updateProfessional = (tx: Tx, cptsId: string, id: string, columns: ProfessionalColumns) =>
  tx
    .updateTable("directory_professionals")
    .set(columns)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

/** Where a professional practises now, by name of place. */
export async function listPlacesOf(
  tx: Tx,
  cptsId: string,
  professionalIds: readonly string[],
): Promise<(PracticeJson & { professionalId: string })[]> {
  const { rows } = await sql<PracticeJson & { professionalId: string }>`
    select r.professional_id as "professionalId", r.id, s.id as "siteId", s.name as "siteName", s.kind as "siteKind", s.address_line as "addressLine", s.postal_code as "postalCode",
      s.commune_code as "communeCode", s.commune_name as "communeName", s.latitude, s.longitude, s.position_precision as "precision",
      coalesce(r.phone, s.phone) as phone, s.wheelchair, s.access_note as "accessNote"
    from directory_practices r join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id and s.active
    where r.cpts_id = ${cptsId} and r.professional_id = any(${[...professionalIds]}::uuid[]) and r.active order by s.name, r.id limit 500`.execute(
    tx,
  );
  return rows;
}

export async function isKnownCode(tx: Tx, set: "profession" | "speciality", code: string): Promise<boolean> {
  const row = await tx
    .selectFrom("reference_values")
    .select("code")
    .where("set_name", "=", set)
    .where("code", "=", code)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the last applied import said of this person, by column; undefined when no import kept it. */
export async function findNationalValues(
  tx: Tx,
  cptsId: string,
  rpps: string,
): Promise<Record<string, string | null> | undefined> {
  const row = await tx
    .selectFrom("directory_import_lines as l")
    .innerJoin("directory_imports as i", (join) =>
      join.onRef("i.cpts_id", "=", "l.cpts_id").onRef("i.id", "=", "l.import_id"),
    )
    .select(sql<Record<string, string | null>>`l.payload->'professional'`.as("values"))
    .where("l.cpts_id", "=", cptsId)
    .where("i.state", "=", "applied")
    .where(sql<boolean>`l.payload->>'rpps' = ${rpps} and jsonb_typeof(l.payload->'professional') = 'object'`)
    .orderBy("i.applied_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.values;
}
