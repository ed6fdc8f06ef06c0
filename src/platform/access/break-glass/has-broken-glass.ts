import type { Tx } from "../../db/index.ts";
import type { Actor } from "../actor.ts";

/** Whether this person opened this subject by breaking the glass, and the time given has not passed. */
export async function hasBrokenGlass(
  tx: Tx,
  actor: Actor,
  kind: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom("access_break_glass")
    .select("id")
    .where("cpts_id", "=", actor.cptsId)
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .where("user_id", "=", actor.userId)
    .where("opened_at", "<=", now)
    .where("ends_at", ">", now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
