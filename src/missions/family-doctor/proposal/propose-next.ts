import { type Tx, violates, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { offerDay } from "../offer/offer-words.ts";
import { lockRequest } from "../request/request-store.ts";
import { settingsOf } from "../settings/settings-store.ts";
import { listLatelyAsked } from "./candidate-store.ts";
import { forLedger, rankFor } from "./list-best.ts";
import { findCptsPage, KINDS, PAGES, tellCoordination } from "./proposal-notices.ts";
import { reserve, whyOfferClosed } from "./propose-doctor.ts";

export const PROPOSE_NEXT = "family-doctor.propose-next";

/** Looks for the next best as soon as the caller's transaction is committed: a job, so that only one offer is ever locked. */
export const proposeNextLater = (
  tx: Tx,
  cptsId: string,
  requestId: string,
  exceptOfferId: string | null = null,
): Promise<void> =>
  enqueueJob(tx, {
    name: PROPOSE_NEXT,
    payload: { cptsId, requestId, exceptOfferId },
    key: `${PROPOSE_NEXT}:${requestId}`,
  });

/**
 * Job: the next best is chosen and its place reserved; the coordination sends it. Nothing leaves to a doctor by itself:
 * a machine keeps the place, a person asks. Runs twice without harm: only a request that waits is given a doctor.
 */
export async function proposeNext(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const [cptsId, requestId] = [String(payload["cptsId"]), String(payload["requestId"])];
  const except = payload["exceptOfferId"] ? String(payload["exceptOfferId"]) : null;
  try {
    await withTenant(deps.db, cptsId, (tx) => proposeNextIn(deps, tx, cptsId, requestId, except));
  } catch (error) {
    // A coordinator chose at the same moment: there is nothing left to propose.
    if (!violates(error, "mt_proposals_live_key")) throw error;
  }
}

async function proposeNextIn(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  requestId: string,
  except: string | null,
): Promise<void> {
  const row = await lockRequest(tx, cptsId, requestId);
  if (row?.status !== "waiting") return;
  const day = offerDay(deps, { timeZone: (await findCptsPage(tx, cptsId)).time_zone });
  const { answerDays } = await settingsOf(tx, cptsId);
  const since = new Date(day.now.getTime() - answerDays * 86_400_000);
  const asked = new Set([except, ...(await listLatelyAsked(tx, cptsId, requestId, since))]);
  const ranked = await rankFor(tx, row, day);
  const best = ranked.find((one) => !asked.has(one.volunteer.offer_id));
  const page = PAGES.request(requestId);
  if (!best) {
    await tellCoordination(deps, tx, cptsId, {
      kind: KINDS.toSend,
      title: `${row.reference} : plus aucun volontaire à proposer`,
      page,
    });
    return;
  }
  // Locked, then asked again: its last place may have gone while the lock was waited for.
  if (await whyOfferClosed(tx, cptsId, best.volunteer.offer_id, day))
    return proposeNextLater(tx, cptsId, requestId, except);
  await reserve(deps, null, tx, row, {
    chosen: best,
    candidates: forLedger(ranked, best.volunteer.offer_id),
    reason: "Le suivant du classement, après une réponse négative ou sans réponse.",
  });
  await tellCoordination(deps, tx, cptsId, {
    kind: KINDS.toSend,
    title: `${row.reference} : un autre médecin est choisi, la proposition est à envoyer`,
    page,
  });
}
