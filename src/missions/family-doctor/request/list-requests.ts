import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act, pageOf, readPageKey } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { bandBounds } from "../priority/weigh-request.ts";
import { isDatabaseInstant } from "./database-instant.ts";
import { readDelays } from "./delays.ts";
import { presentLine } from "./present-line.ts";
import { relationTo } from "./request-access.ts";
import type { RequestLine, RequestQuery, RequestSearch } from "./request-contract.ts";
import { type ListRow, listRequestRows } from "./request-list-store.ts";
import { requestRules } from "./request-policy.ts";
import { searchedIn } from "./searched-in.ts";

export interface Page {
  items: RequestLine[];
  next: string | null;
}

/** One page of a view: the coordination's board, what I declared, the patients I take. */
export const listRequests = (deps: Deps, actor: Actor, query: RequestQuery): Promise<Page> => {
  if (query.view === "board") authorize(actor, requestRules["board.read"], undefined as never);
  return listPage(deps, actor, query, "");
};

/** The board, narrowed to a name or a reference: a body, so that no name stands in an address. */
export const searchRequests = (deps: Deps, actor: Actor, { text, ...query }: RequestSearch): Promise<Page> =>
  listPage(deps, actor, { ...query, view: "board" }, text);

function listPage(deps: Deps, actor: Actor, query: RequestQuery, text: string): Promise<Page> {
  const after = readListKey(query.after);
  return act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const memory = (await readDelays(tx, now, actor.timeZone))["coordination-memory"];
    const rules = await ensurePublishedRules(tx, actor.cptsId, now);
    const rows = await listRequestRows(tx, {
      cptsId: actor.cptsId,
      view: query.view,
      userId: actor.userId,
      professionalIds: [...actor.professionalIds, ...actor.assistedProfessionalIds],
      status: query.status,
      commune: query.commune,
      ageBand: query.ageBand,
      weights: query.band && bandBounds(rules.content, query.band),
      ...searchedIn(text),
      rememberedSince: new Date(now.getTime() - memory * 86_400_000),
      after,
      limit: query.limit,
    });
    const page = pageOf(rows, query.limit, (row) => [row.group_key, row.order_key, row.time_key, row.id]);
    // Each line by the same rule as the request itself: a list never shows what the page would hide.
    const readable = page.items.filter((row) => relationTo(actor, row, now, memory).relation !== null);
    await recordListed(deps, actor, tx, query.view, readable.length);
    return { items: readable.map((row) => presentRow(row, rules.content)), next: page.next };
  });
}

const recordListed = (deps: Deps, actor: Actor, tx: Tx, view: string, lines: number) =>
  recordAct(deps, actor, tx, { action: "family-doctor.requests-listed", details: { view, lines } });

function readListKey(text: string | undefined) {
  const key = readPageKey(text, 4);
  if (!key) return undefined;
  const [group, order, at, id] = key;
  const isGroup = typeof group === "number" && Number.isInteger(group) && group >= 0 && group < 20;
  const isOrder = typeof order === "number" && Number.isSafeInteger(order);
  if (isGroup && isOrder && isDatabaseInstant(at) && typeof id === "string" && isId(id)) return key;
  throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
}

const presentRow = (row: ListRow, rules: Parameters<typeof presentLine>[2]): RequestLine =>
  presentLine(
    row,
    {
      patient:
        row.patient_id && row.birth_family_name !== null && row.birth_given_names !== null && row.sex !== null
          ? {
              id: row.patient_id,
              birth_family_name: row.birth_family_name,
              used_family_name: row.used_family_name,
              birth_given_names: row.birth_given_names,
              used_given_name: row.used_given_name,
              birth_on: row.birth_on,
              sex: row.sex,
            }
          : null,
      communeName: row.commune_name,
      doctorName: row.doctor_name,
      overrulerLabel: row.overruler_label,
      rank: row.rank,
      waiting: row.waiting,
    },
    rules,
  );
