import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/** Answers received to all the questionnaires of a CPTS, whoever gave them; null when none was ever sent. */
export async function countReturns(tx: Tx, cptsId: string): Promise<number | null> {
  const { rows } = await sql<{ sendings: number; responses: number }>`
    select (select count(*)::int from forms_sendings where cpts_id = ${cptsId}::uuid) as sendings,
      (select count(*)::int from forms_responses where cpts_id = ${cptsId}::uuid) as responses`.execute(tx);
  const [found] = rows;
  return found && found.sendings > 0 ? found.responses : null;
}
