import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Answer } from "../model/form.ts";

export interface ResponseRow {
  id: string;
  professional_id: string | null;
  how: "link" | "public" | "paper";
  answers: Record<string, Answer>;
  engagements: { mission: string; engaged: boolean; answer: string }[];
  score: number | null;
  submitted_at: Date;
  rpps: string | null;
  family_name: string | null;
  given_name: string | null;
  profession_code: string | null;
  profession_label: string | null;
  speciality_code: string | null;
  commune_name: string | null;
  /** As said on a public page or on paper. */
  author_name: string | null;
  author_rpps: string | null;
  author_commune: string | null;
}

/** More than any CPTS has professionals. */
const MOST = 20_000;

/** Every answer that counts, with who gave it where it is known; of anonymous ones by an id drawn by chance. */
export async function listResponses(
  tx: Tx,
  of: { cptsId: string; sendingId: string },
  page: { unknownOnly?: boolean; after?: readonly [string, string] | undefined; limit?: number } = {},
): Promise<ResponseRow[]> {
  const [at, id] = page.after ?? [null, null];
  const { rows } = await sql<ResponseRow>`
    select r.id, r.professional_id, r.how, r.answers, r.engagements, r.score::float8 as score, r.submitted_at, d.rpps, d.family_name, d.given_name, k.profession_code,
      (select v.label from reference_values v where v.set_name = 'profession' and v.code = k.profession_code order by v.valid_from desc limit 1) as profession_label, coalesce(d.speciality_code, r.author_speciality) as speciality_code,
      coalesce(p.commune_name, (select min(s.commune_name) from directory_sites s where s.cpts_id = r.cpts_id and s.commune_code = r.author_commune)) as commune_name,
      r.author_name, r.author_rpps, r.author_commune
    from forms_responses r left join directory_professionals d on d.cpts_id = r.cpts_id and d.id = r.professional_id
    cross join lateral (select coalesce(d.profession_code, r.author_profession) as profession_code) k
    left join lateral (select s.commune_name from directory_practices q
      join directory_sites s on s.cpts_id = q.cpts_id and s.id = q.site_id and s.active
      where q.cpts_id = d.cpts_id and q.professional_id = d.id and q.active order by q.id limit 1) p on true
    where r.cpts_id = ${of.cptsId} and r.sending_id = ${of.sendingId} and r.counted
      and (not ${page.unknownOnly ?? false} or r.professional_id is null)
      and (${at}::timestamptz is null or (r.submitted_at, r.id) < (${at}::timestamptz, ${id}::uuid))
    order by r.submitted_at desc, r.id desc limit ${page.limit ?? MOST}`.execute(tx);
  return rows;
}

export const countWaiting = async (tx: Tx, cptsId: string, sendingId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("forms_responses")
        .select((select) => select.fn.countAll().as("n"))
        .where("cpts_id", "=", cptsId)
        .where("sending_id", "=", sendingId)
        .where("counted", "=", false)
        .executeTakeFirstOrThrow()
    ).n,
  );
