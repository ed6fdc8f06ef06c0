import { newId, type Tx } from "../../../platform/db/index.ts";
import type { KeptStep } from "./keep-steps.ts";

export async function insertChange(
  tx: Tx,
  row: {
    cptsId: string;
    scheduleId: string;
    userId: string;
    at: Date;
    sentence: string;
    steps: readonly KeptStep[];
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto("agenda_changes")
    .values({
      cpts_id: row.cptsId,
      id,
      schedule_id: row.scheduleId,
      user_id: row.userId,
      at: row.at,
      sentence: row.sentence.slice(0, 500),
      undo: JSON.stringify(row.steps),
    })
    .execute();
  return id;
}

const ofProfessional = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("agenda_changes as c")
    .innerJoin("agenda_schedules as s", (join) =>
      join.onRef("s.cpts_id", "=", "c.cpts_id").onRef("s.id", "=", "c.schedule_id"),
    )
    .where("c.cpts_id", "=", cptsId);

export const listChanges = (
  tx: Tx,
  cptsId: string,
  professionalId: string,
  limit: number,
  before?: { at: Date; id: string },
) =>
  ofProfessional(tx, cptsId)
    .select(["c.id", "c.at", "c.sentence", "c.undone_at"])
    .where("s.professional_id", "=", professionalId)
    .$if(before !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where("c.at", "<", before!.at),
          where.and([where("c.at", "=", before!.at), where("c.id", "<", before!.id)]),
        ]),
      ),
    )
    .orderBy("c.at", "desc")
    .orderBy("c.id", "desc")
    .limit(limit + 1)
    .execute();

export const findChange = (tx: Tx, cptsId: string, changeId: string) =>
  ofProfessional(tx, cptsId)
    .select(["c.id", "c.at", "c.schedule_id", "c.sentence", "c.undo", "c.undone_at", "s.professional_id"])
    .where("c.id", "=", changeId)
    .executeTakeFirst();

/** Undefined when it was undone already. */
export const markUndone = (tx: Tx, cptsId: string, changeId: string, at: Date) =>
  tx
    .updateTable("agenda_changes")
    .set({ undone_at: at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", changeId)
    .where("undone_at", "is", null)
    .returning("id")
    .executeTakeFirst();
