import type { Actor } from "../../access/index.ts";
import type { Deps } from "../../deps.ts";
import { act, tellScreens } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { countUnread, markRead } from "./notice-store.ts";

/** Marks own notices as read (all of them without ids); those of others stay as they are. @returns what is left unread. */
export const readNotices = (deps: Deps, actor: Actor, ids?: readonly string[]): Promise<{ unread: number }> =>
  act(deps, actor, async (tx) => {
    await markRead(tx, actor.cptsId, actor.userId, nowOf(deps), ids);
    tellScreens(deps, tx, actor.cptsId, { topic: "notice", userId: actor.userId });
    return { unread: await countUnread(tx, actor.cptsId, actor.userId) };
  });
