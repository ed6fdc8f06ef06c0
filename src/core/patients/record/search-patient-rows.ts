import { prepared, type Tx } from "../../../platform/db/index.ts";
import { letterGroups } from "../../../platform/text/index.ts";
import type { PatientRow } from "./patient-store.ts";

export type LikePatientRow = PatientRow & { likeness: number };

// 200 letters of names make 200 groups at most; more would only slow the scan.
const MOST_GROUPS = 60;
// pg_trgm calls names alike from 3 groups in 10; without the first and last letters, which everybody shares, 4 in 10.
const LEAST_SHARE = 0.4;

/**
 * Records whose names are like `folded`; with `birthOn`, only those born that day or of unknown birth. Best first, ten at most.
 * Groups of letters choose a hundred candidates by an index, pg_trgm compares those: 5 to 9 ms among 40,000 patients, where
 * comparing all of them took 200 to 500.
 */
export function searchPatientRows(
  tx: Tx,
  cptsId: string,
  folded: string,
  birthOn: string | null,
): Promise<LikePatientRow[]> {
  const { name, text, values } = searchStatement(cptsId, folded, birthOn);
  return prepared<LikePatientRow>(tx, name, text, values);
}

/** The statement of one search; with a birth date it is another one. */
export function searchStatement(cptsId: string, folded: string, birthOn: string | null) {
  const groups = groupsOf(folded);
  const least = Math.max(1, Math.ceil(groups.length * LEAST_SHARE));
  const born = birthOn === null ? "" : "and (r.birth_on = $5::date or r.birth_on is null)";
  const text = `with hits as materialized (
    select patient_id, count(*) as shared from patients_name_grams where cpts_id = $1::uuid and gram = any($3::text[])
    group by patient_id having count(*) >= $4::int ${birthOn === null ? "order by shared desc, patient_id limit 100" : ""}),
  near as materialized (
    select r.* from hits h join patients_records r on r.cpts_id = $1::uuid and r.id = h.patient_id and r.merged_into_id is null ${born}
    order by h.shared desc, r.id limit 100)
  select p.*, c.name as commune_name, greatest(similarity(p.search_text, $2), word_similarity($2, p.search_text)) as likeness
  from near p left join reference_communes c on c.code = p.commune_code
  where p.search_text % $2::text or $2::text <% p.search_text order by likeness desc, p.id limit 10`;
  const values = [cptsId, folded, groups, least, ...(birthOn === null ? [] : [birthOn])];
  return { name: `patients-search${birthOn === null ? "" : "-born"}`, text, values };
}

/** Without the groups of a first or a last letter, which are the most common and tell the least. */
export function groupsOf(folded: string): string[] {
  const all = [...new Set(folded.split(" ").flatMap(letterGroups))];
  const inner = all.filter((one) => !one.startsWith("  ") && !one.endsWith(" "));
  return (inner.length > 0 ? inner : all).slice(0, MOST_GROUPS);
}
