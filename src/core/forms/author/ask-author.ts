import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { listReferenceValues } from "../../reference/index.ts";
import type { Form } from "../model/index.ts";
import type { Author, AuthorAsked } from "./author-contract.ts";
import { asksName } from "./name-written.ts";

/** Of TRE_G15 and TRE_R38: the letter counts general practitioners apart. */
const DOCTOR = "10";
const GENERAL_PRACTICE = "SM26";
const MOST_COMMUNES = 300;

/** What is asked of who answers a named public page: profession, where they work, RPPS. `today` YYYY-MM-DD. */
export async function askAuthor(
  tx: Tx,
  of: { cptsId: string; today: string; form: Form },
  given: Author | null,
): Promise<AuthorAsked> {
  const professions = await listReferenceValues(tx, "profession", of.today);
  const { rows } = await sql<{ code: string; label: string }>`
    select commune_code as code, min(commune_name) as label from directory_sites
    where cpts_id = ${of.cptsId} and active and commune_code is not null and commune_name is not null
    group by commune_code order by 2, 1 limit ${MOST_COMMUNES}`.execute(tx);
  return {
    asksName: !asksName(of.form),
    professions: professions
      .flatMap(({ code, label }) =>
        code === DOCTOR
          ? [
              { code, specialityCode: GENERAL_PRACTICE, label: "Médecin généraliste" },
              { code, specialityCode: null, label: "Médecin d’une autre spécialité" },
            ]
          : [{ code, specialityCode: null, label }],
      )
      .sort((one, other) => one.label.localeCompare(other.label, "fr")),
    communes: rows,
    given,
  };
}
