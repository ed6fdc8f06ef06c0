import type { Tx } from "../../db/index.ts";

export const insertNotice = (
  tx: Tx,
  row: {
    cptsId: string;
    id: string;
    userId: string;
    kind: string;
    title: string;
    body: string;
    link: string | null;
    at: Date;
  },
) =>
  tx
    .insertInto("notify_notices")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      user_id: row.userId,
      kind: row.kind,
      title: row.title,
      body: row.body,
      link: row.link,
      created_at: row.at,
    })
    .execute();

export const listNoticesOf = (
  tx: Tx,
  cptsId: string,
  userId: string,
  page: { after: readonly [string, string] | undefined; limit: number; unreadOnly: boolean },
) => {
  const { after } = page;
  let query = tx
    .selectFrom("notify_notices")
    .select(["id", "kind", "title", "body", "link", "created_at", "read_at"])
    .where("cpts_id", "=", cptsId)
    .where("user_id", "=", userId);
  if (page.unreadOnly) query = query.where("read_at", "is", null);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple("created_at", "id"), "<", eb.tuple(new Date(after[0]), after[1])),
    );
  return query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
};

const MOST_COUNTED = 1_000;

export async function countUnread(tx: Tx, cptsId: string, userId: string): Promise<number> {
  const row = await tx
    .selectFrom((eb) =>
      eb
        .selectFrom("notify_notices")
        .select("id")
        .where("cpts_id", "=", cptsId)
        .where("user_id", "=", userId)
        .where("read_at", "is", null)
        .limit(MOST_COUNTED)
        .as("unread"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Marks own notices as read; all of them when no id is given. */
export const markRead = (tx: Tx, cptsId: string, userId: string, at: Date, ids?: readonly string[]) => {
  let query = tx
    .updateTable("notify_notices")
    .set({ read_at: at })
    .where("cpts_id", "=", cptsId)
    .where("user_id", "=", userId)
    .where("read_at", "is", null);
  if (ids) query = query.where("id", "in", [...ids]);
  return query.execute();
};
