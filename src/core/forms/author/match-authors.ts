import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { foldText } from "../../../platform/text/index.ts";

interface Unknown {
  id: string;
  name: string | null;
  rpps: string | null;
  commune: string | null;
}

interface Match {
  professionalId: string;
  name: string;
  by: "rpps" | "name";
}

/**
 * For each answer without an author, the one active professional of the directory who has the same RPPS; else the only one of the same
 * name (whatever the order of its words) who practises in the same commune. Two namesakes match nobody. By id of the answer.
 */
export async function matchAuthors(
  tx: Tx,
  cptsId: string,
  unknown: readonly Unknown[],
): Promise<Map<string, Match>> {
  const asked = unknown
    .filter(({ rpps, name, commune }) => rpps || (name && commune))
    .map((one) => ({ ...one, words: wordsOf(one.name ?? "") }));
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ id: string; professional_id: string; name: string; by: Match["by"] }>`
    select a.id, m.* from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(id text, rpps text, words text, commune text)
    cross join lateral (
      select min(d.id::text) as professional_id, min(concat_ws(' ', d.given_name, d.family_name)) as name, 'rpps' as by
        from directory_professionals d where d.cpts_id = ${cptsId} and d.rpps = a.rpps and d.active having count(*) = 1
      union all
      select min(d.id::text), min(concat_ws(' ', d.given_name, d.family_name)), 'name'
        from directory_professionals d where d.cpts_id = ${cptsId} and d.active and a.words <> ''
          and d.id in (select r.professional_id from directory_practices r join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id
            where r.cpts_id = ${cptsId} and r.active and s.active and s.commune_code = a.commune)
          and (select string_agg(w, ' ' order by w collate "C") from regexp_split_to_table(d.search_text, ' ') w) = a.words
        having count(*) = 1) m`.execute(tx);
  // By RPPS first: it is the surer of the two.
  const matches = new Map<string, Match>();
  for (const { id, professional_id: professionalId, name, by } of rows)
    if (by === "rpps" || !matches.has(id)) matches.set(id, { professionalId, name, by });
  return matches;
}

/** The words of a name in a fixed order, « Dr » left out: « Dr AMARANTE Ida » and « Ida Amarante » are the same. */
const wordsOf = (name: string): string =>
  foldText(name)
    .split(" ")
    .filter((word) => !["dr", "docteur", "m", "mme", "mr", "pr"].includes(word))
    .sort((one, other) => (one < other ? -1 : 1))
    .join(" ");
