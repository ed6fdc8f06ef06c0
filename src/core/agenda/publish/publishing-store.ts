import type { Tx } from "../../../platform/db/index.ts";

const PAGE = 200;

/** Professionals who have a schedule, by id, a page at a time. Those without a rule left are in it: their slots may have to close. */
export async function listPublishing(tx: Tx, cptsId: string, after?: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("agenda_schedules")
    .select("professional_id")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .$if(after !== undefined, (query) => query.where("professional_id", ">", after!))
    .orderBy("professional_id")
    .limit(PAGE)
    .execute();
  return rows.map((row) => row.professional_id);
}
