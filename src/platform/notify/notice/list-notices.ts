import type { Actor } from "../../access/index.ts";
import type { Deps } from "../../deps.ts";
import { act, pageOf, readTimeKey } from "../../http/index.ts";
import type { NoticeAnswer, NoticePage } from "../contract.ts";
import { countUnread, listNoticesOf } from "./notice-store.ts";

/** Own notices, newest first. */
export async function listNotices(
  deps: Deps,
  actor: Actor,
  query: { after?: string | undefined; limit: number; unreadOnly: boolean },
): Promise<NoticePage> {
  const after = readTimeKey(query.after);
  return act(deps, actor, async (tx) => {
    const rows = await listNoticesOf(tx, actor.cptsId, actor.userId, {
      after,
      limit: query.limit,
      unreadOnly: query.unreadOnly,
    });
    const page = pageOf(rows, query.limit, (row) => [row.created_at.toISOString(), row.id]);
    return {
      items: page.items.map(present),
      next: page.next,
      unread: await countUnread(tx, actor.cptsId, actor.userId),
    };
  });
}

const present = (row: Awaited<ReturnType<typeof listNoticesOf>>[number]): NoticeAnswer => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  body: row.body,
  href: row.link,
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
});
