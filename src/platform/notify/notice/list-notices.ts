import type { Actor } from "../../access/index.ts";
import { isId } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { invalid } from "../../errors/problems.ts";
import { act, pageOf, readPageKey } from "../../http/index.ts";
import type { NoticeAnswer, NoticePage } from "../contract.ts";
import { countUnread, listNoticesOf } from "./notice-store.ts";

/** Own notices, newest first. */
export async function listNotices(
  deps: Deps,
  actor: Actor,
  query: { after?: string | undefined; limit: number; unreadOnly: boolean },
): Promise<NoticePage> {
  const after = keyOf(readPageKey(query.after, 2));
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

function keyOf(key: readonly (string | number)[] | undefined): readonly [string, string] | undefined {
  if (!key) return undefined;
  const [at, id] = key.map(String);
  if (!at || !id || Number.isNaN(Date.parse(at)) || !isId(id))
    throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
  return [at, id];
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
