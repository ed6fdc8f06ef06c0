import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type OfferDay, offerDay } from "../offer/offer-words.ts";
import { forLedger, rankFor } from "../proposal/list-best.ts";
import { reserve, whyOfferClosed } from "../proposal/propose-doctor.ts";
import type { RequestStatus } from "../request/request-contract.ts";
import type { RequestRow } from "../request/request-store.ts";
import { END_WORDS, STATUS_WORDS } from "../request/request-words.ts";
import type { Skipped } from "./run-contract.ts";
import { type LineToAdopt, listAdopted, lockAll } from "./run-line-store.ts";
import type { RunRow } from "./run-store.ts";

/**
 * Makes proposals of some lines of a run that the caller has locked: requests and offers are locked, then each line is looked at
 * again by what holds now. Done before: passed over in silence, so that it can be done twice.
 */
export async function adoptLines(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  run: RunRow,
  lines: readonly LineToAdopt[],
): Promise<{ adopted: number; skipped: Skipped[] }> {
  const done = { adopted: 0, skipped: [] as Skipped[] };
  if (lines.length === 0) return done;
  const requestIds = lines.map((one) => one.request_id);
  const rows = await lockAll(tx, run.cpts_id, { requestIds, offerIds: lines.map((one) => one.offer_id) });
  const before = await listAdopted(tx, run.cpts_id, run.id, requestIds);
  const day = offerDay(deps, actor);
  for (const line of lines) {
    if (before.has(line.request_id)) continue;
    const reason = await adoptLine(deps, actor, tx, run, line, rows.get(line.request_id), day);
    if (reason) done.skipped.push({ requestId: line.request_id, reference: line.reference, reason });
    else done.adopted++;
  }
  return done;
}

/** Why the line is passed over, in French; null once the place is reserved. */
async function adoptLine(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  run: RunRow,
  line: LineToAdopt,
  row: RequestRow | undefined,
  day: OfferDay,
): Promise<string | null> {
  if (!row) return "Cette demande n'existe plus.";
  if (row.status !== "waiting") return whyNotWaiting(row);
  const closed = await whyOfferClosed(tx, run.cpts_id, line.offer_id, day);
  if (closed) return closed;
  const ranked = await rankFor(tx, row, day);
  const chosen = ranked.find((one) => one.volunteer.offer_id === line.offer_id);
  if (!chosen)
    return "Ce médecin ne peut plus prendre ce patient : zone, visites à domicile, refus ou médecin écarté depuis le calcul.";
  await reserve(deps, actor, tx, row, {
    chosen,
    candidates: forLedger(ranked, line.offer_id),
    reason: "Attribution calculée sur tout le registre.",
    runId: run.id,
    seed: run.seed,
  });
  return null;
}

const whyNotWaiting = (row: RequestRow): string =>
  row.status === "closed"
    ? `La demande est terminée depuis le calcul : ${lower(END_WORDS[row.end_reason as keyof typeof END_WORDS])}.`
    : `La demande a avancé depuis le calcul : ${lower(STATUS_WORDS[row.status as RequestStatus])}.`;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
