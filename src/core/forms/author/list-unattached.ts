import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/** Somebody who said yes on a public page or on paper, and whom nobody has found in the directory (yet). */
export interface UnattachedEngaged {
  responseId: string;
  /** As they wrote it; empty when they did not. */
  name: string;
  /** Of the set `profession`, with the speciality where a doctor said general practice: `letterRowOf` takes both. */
  professionCode: string;
  specialityCode: string | null;
  professionLabel: string;
  communeCode: string | null;
  /** Codes of the missions that they take part in (set `mission-part`), one at least. */
  missions: string[];
  how: "public" | "paper";
  answeredAt: Date;
}

/**
 * Engaged by profession without being of the directory: their last answer each (the same RPPS, else the same name, profession and
 * commune), where it engages for a mission and says a profession. Once an answer is given its author it is theirs (`listEngagements`)
 * and no longer here. Anonymous answers never are. The oldest first, 20,000 at most.
 */
export async function listUnattachedEngaged(tx: Tx, cptsId: string): Promise<UnattachedEngaged[]> {
  const { rows } = await sql<UnattachedEngaged>`
    select o."responseId", o.name, o."professionCode", o."specialityCode", o."communeCode", o.missions, o.how, o."answeredAt",
      coalesce((select v.label from reference_values v where v.set_name = 'profession' and v.code = o."professionCode"
        order by v.valid_from desc limit 1), o."professionCode") as "professionLabel"
    from (
      select distinct on (p.person) r.id as "responseId", coalesce(r.author_name, '') as name, r.author_profession as "professionCode",
        r.author_speciality as "specialityCode", r.author_commune as "communeCode", r.how, r.submitted_at as "answeredAt",
        (select coalesce(array_agg(distinct e.mission order by e.mission), '{}')
          from jsonb_to_recordset(r.engagements) as e(mission text, engaged boolean) where e.engaged) as missions
      from forms_responses r cross join lateral (select coalesce(r.author_rpps, nullif(lower(r.author_name), '') || '|' || r.author_profession
        || '|' || coalesce(r.author_commune, ''), r.id::text) as person) p
      where r.cpts_id = ${cptsId} and r.professional_id is null and r.author_profession is not null
      order by p.person, r.submitted_at desc, r.id desc) o
    where cardinality(o.missions) > 0 order by o."answeredAt", o."responseId" limit 20000`.execute(tx);
  return rows;
}
