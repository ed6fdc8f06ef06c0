import { sql } from "kysely";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import type { DirectoryChoices } from "./search-contract.ts";

/** What the filters may offer: only what somebody of this CPTS is, does or speaks, the most frequent first. */
export const listChoices = (deps: Deps, actor: Actor): Promise<DirectoryChoices> =>
  act(deps, actor, async (tx) => {
    const people = await countPeople(tx, actor.cptsId);
    const bySpeciality = people.filter((row) => row.speciality_code !== null);
    return {
      professions: addUp(
        people.map((row) => ({
          code: row.profession_code,
          label: row.profession_label ?? row.profession_code,
          count: row.count,
        })),
      ),
      specialities: bySpeciality.map((row) => ({
        code: row.speciality_code ?? "",
        label: row.speciality_label ?? row.speciality_code ?? "",
        professionCode: row.profession_code,
        count: row.count,
      })),
      communes: await countCommunes(tx, actor.cptsId),
      languages: await countLanguages(tx, actor.cptsId),
    };
  });

interface PeopleRow {
  profession_code: string;
  profession_label: string | null;
  speciality_code: string | null;
  speciality_label: string | null;
  count: number;
}

async function countPeople(tx: Tx, cptsId: string): Promise<PeopleRow[]> {
  const { rows } = await sql<PeopleRow>`
    select c.*, (select v.label from reference_values v where v.set_name = 'profession' and v.code = c.profession_code order by v.valid_from desc limit 1) as profession_label,
      (select v.label from reference_values v where v.set_name = 'speciality' and v.code = c.speciality_code order by v.valid_from desc limit 1) as speciality_label
    from (select profession_code, speciality_code, count(*)::int as count from directory_professionals
      where cpts_id = ${cptsId} and active group by profession_code, speciality_code) as c
    order by c.count desc, c.profession_code, c.speciality_code limit 200`.execute(tx);
  return rows;
}

async function countCommunes(tx: Tx, cptsId: string): Promise<DirectoryChoices["communes"]> {
  const { rows } = await sql<DirectoryChoices["communes"][number]>`
    select s.commune_code as code, min(s.commune_name) as label, count(distinct r.professional_id)::int as count
    from directory_sites s join directory_practices r on r.cpts_id = s.cpts_id and r.site_id = s.id and r.active
    where s.cpts_id = ${cptsId} and s.active and s.commune_code is not null and s.commune_name is not null
    group by s.commune_code order by 3 desc, 2 limit 200`.execute(tx);
  return rows;
}

async function countLanguages(tx: Tx, cptsId: string): Promise<DirectoryChoices["languages"]> {
  const { rows } = await sql<DirectoryChoices["languages"][number]>`
    select language as code, count(*)::int as count from directory_professionals p, unnest(p.languages) as language
    where p.cpts_id = ${cptsId} and p.active group by language order by 2 desc, 1 limit 60`.execute(tx);
  return rows;
}

function addUp(rows: DirectoryChoices["professions"]): DirectoryChoices["professions"] {
  const sums = new Map<string, DirectoryChoices["professions"][number]>();
  for (const row of rows) sums.set(row.code, { ...row, count: (sums.get(row.code)?.count ?? 0) + row.count });
  return [...sums.values()].sort((a, b) => b.count - a.count);
}
