import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act, pageOf, readPageKey } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { type LineRow, listLineRows } from "./line-store.ts";
import type { LinesQuery, ListLine, PatientList } from "./list-contract.ts";
import { findList, listListRows } from "./list-store.ts";
import { presentLists } from "./present-list.ts";
import { noList } from "./refuse-list.ts";

const NO_ID = "00000000-0000-0000-0000-000000000000";

/** Lists of the CPTS, the newest first. */
export const listLists = (
  deps: Deps,
  actor: Actor,
  query: { after?: string | undefined; limit: number },
): Promise<{ items: PatientList[]; next: string | null }> =>
  act(deps, actor, async (tx) => {
    const key = readPageKey(query.after, 1)?.[0];
    const before = typeof key === "string" ? (isId(key) ? key : NO_ID) : undefined;
    const rows = await listListRows(tx, actor.cptsId, before, query.limit + 1);
    const { items, next } = pageOf(rows, query.limit, (row) => [row.id]);
    return { items: await presentLists(tx, actor.cptsId, items, nowOf(deps)), next };
  });

/** One list, its headings and first lines included. @throws notFound, another CPTS's too */
export const readOneList = (deps: Deps, actor: Actor, id: string): Promise<PatientList> =>
  act(deps, actor, async (tx) => {
    const row = await findList(tx, actor.cptsId, id);
    if (!row) throw noList();
    const [shown] = await presentLists(tx, actor.cptsId, [row], nowOf(deps));
    return shown!;
  });

/** Lines of a report in the order of the file; they name patients, so the read is audited. */
export const readListLines = (
  deps: Deps,
  actor: Actor,
  id: string,
  query: LinesQuery,
): Promise<{ items: ListLine[]; next: string | null }> =>
  act(deps, actor, async (tx) => {
    if (!(await findList(tx, actor.cptsId, id))) throw noList();
    const after = readPageKey(query.after, 1)?.[0];
    if (after !== undefined && !(Number.isSafeInteger(after) && Math.abs(Number(after)) < 2 ** 31))
      throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
    const rows = await listLineRows(tx, actor.cptsId, id, {
      outcome: query.outcome,
      after: after as number | undefined,
      limit: query.limit + 1,
    });
    const { items, next } = pageOf(rows, query.limit, (row) => [row.line]);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.list-lines-read",
      subjectKind: "patient-list",
      subjectId: id,
      details: { outcome: query.outcome ?? null, lines: items.length },
    });
    return { items: items.map(presentLine), next };
  });

const presentLine = ({ line, outcome, reason, payload, take, request_id, cells }: LineRow): ListLine => ({
  line,
  outcome,
  reason,
  who: payload && `${payload.birthFamilyName} ${payload.birthGivenNames}`,
  birthOn: payload?.birthOn ?? null,
  where: payload && ([payload.postalCode, payload.communeText].filter(Boolean).join(" ") || null),
  take,
  requestId: request_id,
  cells,
});
