import { sql } from "kysely";
import type { Tx } from "../../db/index.ts";

export const insertGlass = (
  tx: Tx,
  row: {
    cptsId: string;
    id: string;
    userId: string;
    kind: string;
    subjectId: string;
    reason: string;
    openedAt: Date;
    endsAt: Date;
  },
) =>
  tx
    .insertInto("access_break_glass")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      user_id: row.userId,
      subject_kind: row.kind,
      subject_id: row.subjectId,
      reason: row.reason,
      opened_at: row.openedAt,
      ends_at: row.endsAt,
    })
    .execute();

export const countGlassSince = async (
  tx: Tx,
  cptsId: string,
  userId: string,
  since: Date,
): Promise<number> => {
  const row = await tx
    .selectFrom("access_break_glass")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("cpts_id", "=", cptsId)
    .where("user_id", "=", userId)
    .where("opened_at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

export const listOpenGlass = (tx: Tx, cptsId: string, userId: string, now: Date) =>
  tx
    .selectFrom("access_break_glass")
    .select(["id", "subject_kind", "subject_id", "reason", "opened_at", "ends_at"])
    .where("cpts_id", "=", cptsId)
    .where("user_id", "=", userId)
    .where("ends_at", ">", now)
    .orderBy("ends_at")
    .limit(100)
    .execute();

export const listGlass = (
  tx: Tx,
  cptsId: string,
  page: { after: readonly [string, string] | undefined; limit: number; toReview: boolean },
) => {
  const { after } = page;
  let query = tx
    .selectFrom("access_break_glass as g")
    .leftJoin("identity_users as u", "u.id", "g.user_id")
    .leftJoin("identity_users as r", "r.id", "g.reviewed_by")
    .select([
      "g.id",
      "g.subject_kind",
      "g.subject_id",
      "g.reason",
      "g.opened_at",
      "g.ends_at",
      "g.user_id",
      "g.reviewed_at",
      "g.review",
      "g.review_note",
    ])
    .select([
      "u.given_name",
      "u.family_name",
      "r.given_name as reviewer_given",
      "r.family_name as reviewer_family",
    ])
    .where("g.cpts_id", "=", cptsId);
  if (page.toReview) query = query.where("g.reviewed_at", "is", null);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple("g.opened_at", "g.id"), "<", eb.tuple(new Date(after[0]), after[1])),
    );
  return query
    .orderBy("g.opened_at", "desc")
    .orderBy("g.id", "desc")
    .limit(page.limit + 1)
    .execute();
};

export const lockGlass = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("access_break_glass")
    .select(["id", "user_id", "subject_kind", "subject_id", "reviewed_at"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const saveReview = (
  tx: Tx,
  cptsId: string,
  id: string,
  review: { at: Date; by: string; review: string; note: string },
) =>
  tx
    .updateTable("access_break_glass")
    .set({
      reviewed_at: review.at,
      reviewed_by: review.by,
      review: review.review,
      review_note: review.note || null,
    })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

/** The database wants a reason of each opening: this one says that there was one. */
const ERASED = "Motif effacé : sa durée de conservation est passée.";

/** Openings before that instant lose their words, the oldest first. @returns how many. */
export async function blankReasons(
  tx: Tx,
  { cptsId, before, limit }: { cptsId: string; before: Date; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update access_break_glass set reason = ${ERASED}, review_note = null
    where cpts_id = ${cptsId} and id in (
      select id from access_break_glass
      where cpts_id = ${cptsId} and opened_at < ${before} and (reason <> ${ERASED} or review_note is not null)
      order by opened_at limit ${limit})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export const listCoordinators = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("identity_memberships")
    .select("user_id")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .where("role", "=", "coordinator")
    .where("ended_at", "is", null)
    .limit(50)
    .execute();
