import type { Tx } from "../../../platform/db/index.ts";
import { type LetterRow, letterRowOf } from "../../reference/index.ts";
import { displayName } from "../search/present-card.ts";
import { listCounted } from "./census-store.ts";

/** A professional of the territory, as they are counted in a diagnosis or a letter. */
export interface CensusEntry {
  id: string;
  /** « Dr Alix Docteur » */
  name: string;
  professionCode: string;
  professionLabel: string;
  specialityCode: string | null;
  specialityLabel: string | null;
  /** The row of the lettre d'intention in which they are counted, once. */
  letterRow: LetterRow;
  /** INSEE codes and names of where they practise now; none for a record without a place. */
  communes: { code: string; name: string }[];
}

/** Every active professional of the directory, by name; 20,000 at most. Whoever practises at several places is there once. */
export async function takeCensus(tx: Tx, cptsId: string): Promise<CensusEntry[]> {
  const rows = await listCounted(tx, cptsId);
  return rows.map((row) => ({
    id: row.id,
    name: displayName(row),
    professionCode: row.profession_code,
    professionLabel: row.profession_label ?? row.profession_code,
    specialityCode: row.speciality_code,
    specialityLabel: row.speciality_label,
    letterRow: letterRowOf({
      professionCode: row.profession_code,
      specialityCode: row.speciality_code,
      sectorCode: row.sectors.length === 1 ? row.sectors[0] : null,
    }),
    communes: row.communes,
  }));
}
