import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { bandBounds } from "../priority/weigh-request.ts";
import { readDelays } from "./delays.ts";
import type { BoardCountQuery, BoardCounts, RequestStatus } from "./request-contract.ts";
import { countRequestRows } from "./request-list-store.ts";
import { searchedIn } from "./searched-in.ts";

/** How many stand in each state of the board, as it is filtered: the figure over each column. Counts, nobody. */
export const countBoard = (deps: Deps, actor: Actor, query: BoardCountQuery): Promise<BoardCounts> =>
  act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const memory = (await readDelays(tx, now, actor.timeZone))["coordination-memory"];
    const rules = await ensurePublishedRules(tx, actor.cptsId, now);
    const counts = await countRequestRows(tx, {
      cptsId: actor.cptsId,
      commune: query.commune,
      ageBand: query.ageBand,
      weights: query.band && bandBounds(rules.content, query.band),
      ...searchedIn(query.text),
      rememberedSince: new Date(now.getTime() - memory * 86_400_000),
    });
    return { counts: counts.map(({ status, count }) => ({ status: status as RequestStatus, count })) };
  });
