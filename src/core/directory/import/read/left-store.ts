import { sql } from "kysely";
import type { Tx } from "../../../../platform/db/index.ts";

export interface Leaver {
  on: "professional" | "practice";
  id: string;
  rpps: string;
  who: string;
  professionCode: string;
  where: string;
}

const MOST = 20_000;

/**
 * Who came by an earlier import and is not in this file any more: a person of whom no line speaks, or, for a person who
 * is still there, one activity. 20,000 at most.
 */
export async function listLeavers(tx: Tx, cptsId: string, importId: string): Promise<Leaver[]> {
  const { rows } = await sql<Leaver>`
    with lines as materialized (
      select source_key, payload->>'rpps' as rpps from directory_import_lines
      where cpts_id = ${cptsId} and import_id = ${importId} and payload is not null),
    activities as (
      select r.id as practice_id, p.id as professional_id, p.rpps, concat_ws(' ', nullif(p.given_name, ''), p.family_name) as who,
        p.profession_code, concat_ws(', ', s.name, s.commune_name) as place,
        exists (select 1 from lines where lines.rpps = p.rpps) as person_stays
      from directory_practices r
      join directory_professionals p on p.cpts_id = r.cpts_id and p.id = r.professional_id
      join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id
      where r.cpts_id = ${cptsId} and r.active and p.active and r.source = 'rpps' and p.rpps is not null
        and not exists (select 1 from lines where lines.source_key = r.source_key))
    (select 'professional' as "on", professional_id as id, rpps, who, profession_code as "professionCode", string_agg(place, ' ; ' order by place) as "where"
      from activities where not person_stays group by professional_id, rpps, who, profession_code
     union all
     select 'practice', practice_id, rpps, who, profession_code, place from activities where person_stays)
    order by 4, 2 limit ${MOST}`.execute(tx);
  return rows;
}

export async function insertLeavers(
  tx: Tx,
  cptsId: string,
  importId: string,
  leavers: readonly Leaver[],
): Promise<void> {
  const lines = leavers.map((one, index) => ({
    line: -(index + 1),
    reason:
      one.on === "professional"
        ? "N'a plus d'activité sur le territoire dans ce fichier."
        : "Cette activité n'est plus dans ce fichier.",
    payload: {
      rpps: one.rpps,
      who: one.who,
      professionCode: one.professionCode,
      where: one.where.slice(0, 300),
      id: one.id,
    },
    changes: [{ on: one.on, field: "active", before: true, after: false, kept: true }],
  }));
  await sql`insert into directory_import_lines (cpts_id, import_id, line_number, outcome, reason, payload, changes)
    select ${cptsId}, ${importId}, x.line, 'left', x.reason, x.payload, x.changes
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x(line bigint, reason text, payload jsonb, changes jsonb)`.execute(
    tx,
  );
}
