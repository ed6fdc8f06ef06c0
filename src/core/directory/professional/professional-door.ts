import type { Tx } from "../../../platform/db/index.ts";
import { displayName } from "../search/present-card.ts";
import { findProfessionalRow, listProfessionalRows, type ProfessionalRow } from "./professional-store.ts";

/** What other slices may know of a professional: no contact. */
export interface KnownProfessional {
  id: string;
  rpps: string | null;
  /** « Dr Alix Docteur » */
  displayName: string;
  professionCode: string;
  professionLabel: string;
  specialityCode: string | null;
  specialityLabel: string | null;
  acceptsNewPatients: boolean | null;
  snpVolunteer: boolean;
  languages: string[];
  active: boolean;
}

const known = (row: ProfessionalRow): KnownProfessional => ({
  id: row.id,
  rpps: row.rpps,
  displayName: displayName(row),
  professionCode: row.profession_code,
  professionLabel: row.profession_label ?? row.profession_code,
  specialityCode: row.speciality_code,
  specialityLabel: row.speciality_label,
  acceptsNewPatients: row.accepts_new_patients,
  snpVolunteer: row.snp_volunteer,
  languages: row.languages,
  active: row.active,
});

/** One professional of the CPTS of the transaction, put aside or not; undefined elsewhere. */
export async function findProfessional(
  tx: Tx,
  cptsId: string,
  id: string,
): Promise<KnownProfessional | undefined> {
  const row = await findProfessionalRow(tx, cptsId, id);
  return row && known(row);
}

/** By id, in the order of names, 500 at most; unknown ids are left out. */
export const listProfessionalsByIds = async (
  tx: Tx,
  cptsId: string,
  ids: readonly string[],
): Promise<KnownProfessional[]> => (await listProfessionalRows(tx, cptsId, ids)).map(known);

/** The active record that bears this RPPS number, for linking a person who signs in. */
export const ownProfessionalByRpps = (
  tx: Tx,
  cptsId: string,
  rpps: string,
): Promise<{ id: string } | undefined> =>
  tx
    .selectFrom("directory_professionals")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("rpps", "=", rpps)
    .where("active", "=", true)
    .executeTakeFirst();
