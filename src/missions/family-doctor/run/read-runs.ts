import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { isId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, pageOf, readPageKey, readTimeKey } from "../../../platform/http/index.ts";
import { doctorName } from "../offer/offer-words.ts";
import type { RequestStatus } from "../request/request-contract.ts";
import { STATUS_WORDS } from "../request/request-words.ts";
import { presentItem, presentRun, type RunNames } from "./present-run.ts";
import type { Run, RunEdit, RunLine, RunLinePage, RunPage } from "./run-contract.ts";
import { countProposals, type LineRow, listLines } from "./run-line-store.ts";
import { findRun, listRuns, type RunRow } from "./run-store.ts";
import { listCommunes } from "./snapshot-store.ts";

export const readRun = (deps: Deps, actor: Actor, id: string): Promise<Run> =>
  act(deps, actor, (tx) => readRunIn(tx, actor.cptsId, id));

export async function readRunIn(tx: Tx, cptsId: string, id: string): Promise<Run> {
  const row = await findRun(tx, cptsId, id);
  if (!row) throw notFound("access.not-found");
  return presentRun(row, await namesIn(tx, cptsId, [row]), await countProposals(tx, cptsId, id));
}

export const listAllRuns = (
  deps: Deps,
  actor: Actor,
  query: { kind?: string | undefined; after?: string | undefined; limit: number },
): Promise<RunPage> =>
  act(deps, actor, async (tx) => {
    const rows = await listRuns(tx, actor.cptsId, {
      kind: query.kind,
      after: readTimeKey(query.after),
      limit: query.limit,
    });
    const page = pageOf(rows, query.limit, (row) => [row.asked_at.toISOString(), row.id]);
    const names = await namesIn(tx, actor.cptsId, page.items);
    return { items: page.items.map((row) => presentItem(row, names)), next: page.next };
  });

/** The lines of a run, the heaviest first; requests go by their reference: nobody is named. */
export const listRunLines = (
  deps: Deps,
  actor: Actor,
  runId: string,
  query: { show: string; after?: string | undefined; limit: number },
): Promise<RunLinePage> =>
  act(deps, actor, async (tx) => {
    const run = await findRun(tx, actor.cptsId, runId);
    if (!run) throw notFound("access.not-found");
    // Lines are written while the run works: half of them would be read as the whole.
    const isRead = run.state === "done" || run.state === "adopted" || run.state === "outdated";
    const rows = isRead
      ? await listLines(tx, actor.cptsId, runId, { ...query, after: readLineKey(query.after) })
      : [];
    const page = pageOf(rows, query.limit, (row) => [row.weight, row.request_id]);
    const offers = page.items.flatMap((row) => row.candidates.items.map((one) => one.offerId));
    const names = await doctorNames(tx, actor.cptsId, offers);
    return { items: page.items.map((row) => presentLine(row, names)), next: page.next };
  });

function readLineKey(text: string | undefined): readonly [number, string] | undefined {
  const key = readPageKey(text, 2);
  if (!key) return undefined;
  const [weight, id] = key;
  if (
    typeof weight !== "number" ||
    !Number.isInteger(weight) ||
    Math.abs(weight) > 2_000_000 ||
    !isId(String(id))
  )
    throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
  return [weight, String(id)];
}

const presentLine = (row: LineRow, names: ReadonlyMap<string, string>): RunLine => ({
  requestId: row.request_id,
  reference: row.reference,
  communeName: row.commune_name,
  weight: row.weight,
  status: row.status,
  statusLabel: STATUS_WORDS[row.status as RequestStatus],
  adopted: row.adopted,
  offerId: row.offer_id,
  professionalName: row.offer_id ? nameIn(names, row.offer_id) : null,
  distanceMeters: row.distance_meters,
  why: row.candidates.why,
  candidates: row.candidates.items.map((one) => ({
    ...one,
    reasons: [...one.reasons],
    professionalName: nameIn(names, one.offerId),
    chosen: one.offerId === row.offer_id,
  })),
});

const nameIn = (names: ReadonlyMap<string, string>, offerId: string): string =>
  names.get(offerId) ?? "Médecin";

async function namesIn(tx: Tx, cptsId: string, rows: readonly Pick<RunRow, "edits">[]): Promise<RunNames> {
  const edits = rows.flatMap((row) => row.edits as unknown as RunEdit[]);
  const offers = edits.flatMap((edit) => ("offerId" in edit ? [edit.offerId] : []));
  const communes = edits.flatMap((edit) => ("communeCode" in edit ? [edit.communeCode] : []));
  return {
    doctors: await doctorNames(tx, cptsId, offers),
    communes: await listCommunes(tx, [...new Set(communes)]),
  };
}

async function doctorNames(
  tx: Tx,
  cptsId: string,
  offerIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(offerIds)];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("mt_offers as o")
    .innerJoin("directory_professionals as d", (join) =>
      join.onRef("d.cpts_id", "=", "o.cpts_id").onRef("d.id", "=", "o.professional_id"),
    )
    .select(["o.id", "d.given_name", "d.family_name"])
    .where("o.cpts_id", "=", cptsId)
    .where("o.id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, doctorName(row)]));
}
