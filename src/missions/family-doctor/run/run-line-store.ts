import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { LedgerCandidate, ProposalRow } from "../proposal/proposal-store.ts";
import type { JsonText } from "./json-text.ts";

/** What `mt_run_lines.candidates` holds: the best candidates, and why this one or nobody. */
export interface LineReasons {
  items: LedgerCandidate[];
  why: string[];
}

export interface NewLine {
  requestId: string;
  offerId: string | null;
  weight: number;
  meters: number | null;
  candidates: LineReasons;
}

/** All at once, `NewLine`s as JSON; the lines of a run are of requests that existed in its snapshot. */
export const insertLines = (tx: Tx, cptsId: string, runId: string, lines: JsonText<NewLine[]>) =>
  sql`insert into mt_run_lines (cpts_id, run_id, request_id, offer_id, weight, distance_meters, candidates)
    select ${cptsId}::uuid, ${runId}::uuid, n."requestId", n."offerId", n.weight, n.meters, n.candidates
    from jsonb_to_recordset(${lines as string}::jsonb)
      as n("requestId" uuid, "offerId" uuid, weight int, meters int, candidates jsonb)`.execute(tx);

export const deleteLines = (tx: Tx, cptsId: string, runId: string) =>
  tx.deleteFrom("mt_run_lines").where("cpts_id", "=", cptsId).where("run_id", "=", runId).execute();

/** Lines of answers that nobody will adopt any more. */
export const deleteOldLines = (tx: Tx, cptsId: string, before: Date) =>
  sql`delete from mt_run_lines l using mt_runs r where l.cpts_id = ${cptsId} and r.cpts_id = l.cpts_id and r.id = l.run_id
    and r.state in ('outdated', 'failed') and r.asked_at < ${before}`.execute(tx);

export interface LineRow {
  request_id: string;
  reference: string;
  commune_name: string | null;
  status: string;
  weight: number;
  offer_id: string | null;
  distance_meters: number | null;
  candidates: LineReasons;
  adopted: boolean;
}

/** The heaviest first. */
export async function listLines(
  tx: Tx,
  cptsId: string,
  runId: string,
  { show, after, limit }: { show: string; after: readonly [number, string] | undefined; limit: number },
): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select l.request_id, q.reference, c.name as commune_name, q.status, l.weight, l.offer_id, l.distance_meters, l.candidates,
      exists (select 1 from mt_proposals p where p.cpts_id = l.cpts_id and p.request_id = l.request_id and p.run_id = l.run_id) as adopted
    from mt_run_lines l
    join mt_requests q on q.cpts_id = l.cpts_id and q.id = l.request_id
    left join reference_communes c on c.code = q.commune_code
    where l.cpts_id = ${cptsId} and l.run_id = ${runId}
      and (${show} = 'all' or (l.offer_id is null) = (${show} = 'unserved'))
      and (${after?.[1] ?? null}::uuid is null or (-l.weight, l.request_id) > (${-(after?.[0] ?? 0)}::int, ${after?.[1] ?? null}::uuid))
    order by l.weight desc, l.request_id limit ${limit + 1}`.execute(tx);
  return rows;
}

export interface LineToAdopt {
  request_id: string;
  offer_id: string;
  reference: string;
}

/** Served lines, by request: the order in which requests are locked. */
export async function listToAdopt(
  tx: Tx,
  cptsId: string,
  runId: string,
  which: { after: string | null; limit: number } | { requestIds: readonly string[] },
): Promise<LineToAdopt[]> {
  const only = "requestIds" in which ? [...which.requestIds] : null;
  const { after, limit } = "requestIds" in which ? { after: null, limit: only?.length ?? 0 } : which;
  const { rows } = await sql<LineToAdopt>`
    select l.request_id, l.offer_id, q.reference from mt_run_lines l
    join mt_requests q on q.cpts_id = l.cpts_id and q.id = l.request_id
    where l.cpts_id = ${cptsId} and l.run_id = ${runId} and l.offer_id is not null
      and (${only}::uuid[] is null or l.request_id = any(${only}::uuid[]))
      and (${after}::uuid is null or l.request_id > ${after}::uuid)
    order by l.request_id limit ${limit}`.execute(tx);
  return rows;
}

/** Requests that already have, or had, a proposal of this run. */
export const listAdopted = async (
  tx: Tx,
  cptsId: string,
  runId: string,
  requestIds: readonly string[],
): Promise<Set<string>> =>
  new Set(
    (
      await tx
        .selectFrom("mt_proposals")
        .select("request_id")
        .where("cpts_id", "=", cptsId)
        .where("run_id", "=", runId)
        .where("request_id", "in", [...requestIds])
        .execute()
    ).map((row) => row.request_id),
  );

/** Requests that were adopted of this run before, line by line. */
export const countAdopted = async (tx: Tx, cptsId: string, runId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("mt_proposals")
        .select((select) => select.fn.count("request_id").distinct().as("n"))
        .where("cpts_id", "=", cptsId)
        .where("run_id", "=", runId)
        .executeTakeFirstOrThrow()
    ).n,
  );

/** Proposals of a run that nobody was asked, by request: a page, or those of some requests. */
export const listNotSent = (
  tx: Tx,
  cptsId: string,
  runId: string,
  which: { after: string | null; limit: number } | { requestIds: readonly string[] },
): Promise<ProposalRow[]> =>
  tx
    .selectFrom("mt_proposals")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("run_id", "=", runId)
    .where("status", "=", "proposed")
    .$if("requestIds" in which, (some) =>
      some.where("request_id", "in", "requestIds" in which ? [...which.requestIds] : []),
    )
    .$if("after" in which && which.after !== null, (some) =>
      some.where("request_id", ">", ("after" in which && which.after) || ""),
    )
    .orderBy("request_id")
    .limit("limit" in which ? which.limit : which.requestIds.length)
    .execute();

/** What became of the proposals of a run: not sent, with a doctor, accepted. */
export async function countProposals(tx: Tx, cptsId: string, runId: string) {
  const { rows } = await sql<{ proposed: number; sent: number; accepted: number }>`
    select count(*) filter (where status = 'proposed')::int as proposed, count(*) filter (where status = 'sent')::int as sent,
      count(*) filter (where status = 'accepted')::int as accepted
    from mt_proposals where cpts_id = ${cptsId} and run_id = ${runId}`.execute(tx);
  return rows[0] ?? { proposed: 0, sent: 0, accepted: 0 };
}

/** Requests, then offers, each by id: nothing that takes one of each can meet this the other way round. */
export async function lockAll(
  tx: Tx,
  cptsId: string,
  { requestIds, offerIds }: { requestIds: readonly string[]; offerIds: readonly string[] },
) {
  const requests = await tx
    .selectFrom("mt_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...requestIds])
    .orderBy("id")
    .forUpdate()
    .execute();
  await tx
    .selectFrom("mt_offers")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...offerIds])
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(requests.map((row) => [row.id, row]));
}
