import type { Actor } from "../../../platform/access/index.ts";
import { newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound, type Problem } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { lockOffer } from "../offer/offer-store.ts";
import { doctorName, type OfferDay, offerDay, whyClosed } from "../offer/offer-words.ts";
import { moveRequest } from "../request/move-request.ts";
import type { RequestStatus } from "../request/request-contract.ts";
import { lockRequest, type RequestRow } from "../request/request-store.ts";
import { STATUS_WORDS } from "../request/request-words.ts";
import type { CandidateRow } from "./candidate-store.ts";
import { forLedger, rankFor } from "./list-best.ts";
import type { Proposal, ProposeInput } from "./proposal-contract.ts";
import {
  countAcceptedSince,
  countPending,
  insertDecision,
  insertProposal,
  type LedgerCandidate,
  type ProposalRow,
} from "./proposal-store.ts";
import { awayWords, type Ranked } from "./rank-candidates.ts";
import { readProposalIn } from "./read-proposal.ts";

/** The coordination chooses one of those who can. Nothing leaves yet: the place is reserved, `sendProposal` asks the doctor. */
export async function proposeDoctor(
  deps: Deps,
  actor: Actor,
  once: Once,
  requestId: string,
  input: ProposeInput,
): Promise<Proposal> {
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      const row = await lockRequest(tx, actor.cptsId, requestId);
      if (!row) throw notFound("access.not-found");
      refuseUnlessWaiting(row);
      const day = offerDay(deps, actor);
      await refuseClosedOffer(tx, row, input.offerId, day);
      const ranked = await rankFor(tx, row, day);
      const chosen = ranked.find((one) => one.volunteer.offer_id === input.offerId);
      if (!chosen) throw outOfReach();
      const made = await reserve(deps, actor, tx, row, {
        chosen,
        candidates: forLedger(ranked, input.offerId),
        reason:
          input.reason ||
          (ranked[0] === chosen ? "Le premier du classement." : "Choisi par la coordination."),
      });
      return readProposalIn(deps, tx, actor, made.id);
    });
  } catch (error) {
    throw explainRefusal(error) ?? error;
  }
}

export interface Reservation {
  chosen: Ranked<CandidateRow>;
  candidates: readonly LedgerCandidate[];
  reason: string;
  runId?: string;
  seed?: number;
}

/**
 * Reserves a place for a locked request that waits: proposal, ledger, step. `actor` is null for a job.
 * @throws the database's refusals: `mt_proposals_live_key` (somebody was there first), `mt_offers_promised_check` (no place left).
 */
export async function reserve(
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  row: RequestRow,
  { chosen, candidates, reason, runId, seed }: Reservation,
): Promise<ProposalRow> {
  const now = nowOf(deps);
  const { volunteer } = chosen;
  const made = await insertProposal(tx, {
    cpts_id: row.cpts_id,
    id: newId(),
    request_id: row.id,
    offer_id: volunteer.offer_id,
    run_id: runId ?? null,
    status: "proposed",
    why: JSON.stringify(chosen.reasons),
    distance_meters: volunteer.distance_meters,
    proposed_by: actor?.userId ?? null,
    proposed_at: now,
  });
  await insertDecision(tx, row.cpts_id, {
    kind: "proposed",
    requestId: row.id,
    offerId: volunteer.offer_id,
    runId: runId ?? null,
    userId: actor?.userId ?? null,
    userLabel: actor?.label ?? "Maillage",
    at: now,
    reason,
    ruleVersion: row.rule_version,
    seed: seed ?? null,
    candidates,
  });
  const away = volunteer.distance_meters === null ? "" : `, ${awayWords(volunteer.distance_meters)}`;
  await moveRequest(deps, actor, tx, row, {
    to: "proposed",
    kind: "doctor-proposed",
    sentence: `${doctorName(volunteer)} est choisi${away}. Rien n'est encore envoyé.`,
    details: { proposalId: made.id, offerId: volunteer.offer_id },
  });
  return made;
}

function refuseUnlessWaiting(row: RequestRow): void {
  if (row.status === "waiting") return;
  if (row.status === "to-check")
    throw conflict(
      "family-doctor.request-to-check",
      "Cette demande est encore à vérifier : vérifiez-la, puis proposez un médecin.",
    );
  throw row.status === "closed"
    ? conflict(
        "family-doctor.request-closed",
        "Cette demande est terminée : aucun médecin ne peut plus être proposé.",
      )
    : alreadyProposed(row.status as RequestStatus);
}

const alreadyProposed = (status?: RequestStatus) =>
  conflict(
    "family-doctor.already-proposed",
    `Un médecin est déjà choisi pour ce patient${status ? ` (« ${STATUS_WORDS[status]} »)` : ""} : relisez la demande ; pour en changer, retirez d'abord la proposition en cours.`,
  );

const outOfReach = () =>
  conflict(
    "family-doctor.not-a-candidate",
    "Ce médecin ne peut pas être proposé à ce patient : hors de sa zone, visites à domicile, refus déjà donné ou médecin écarté. Choisissez-en un autre dans la liste.",
  );

/** Under the offer's lock, so that a pause, an end or a lowered capacity of this instant is seen. */
async function refuseClosedOffer(tx: Tx, row: RequestRow, offerId: string, day: OfferDay): Promise<void> {
  const why = await whyOfferClosed(tx, row.cpts_id, offerId, day);
  if (why)
    throw conflict(
      "family-doctor.offer-closed",
      `Ce médecin ne peut pas recevoir de proposition : ${why.charAt(0).toLowerCase()}${why.slice(1)} Choisissez-en un autre.`,
    );
}

/** Locks the offer and says why nothing may be proposed to it; null when something may. */
export async function whyOfferClosed(
  tx: Tx,
  cptsId: string,
  offerId: string,
  day: OfferDay,
): Promise<string | null> {
  const offer = await lockOffer(tx, cptsId, offerId);
  if (!offer) throw notFound("access.not-found");
  const ofMonth =
    (await countAcceptedSince(tx, cptsId, offerId, day.monthStart)) +
    (await countPending(tx, cptsId, offerId));
  return whyClosed(offer, day, ofMonth);
}

/** The refusals of the database, in French. */
export function explainRefusal(error: unknown): Problem | undefined {
  if (violates(error, "mt_proposals_live_key")) return alreadyProposed();
  if (violates(error, "mt_offers_promised_check"))
    return conflict(
      "family-doctor.offer-full",
      "Toutes les places offertes par ce médecin viennent d'être promises : choisissez-en un autre.",
    );
  return undefined;
}

/** Gives a place of this offer to a request, if it waits and the offer can take it; says whether it did. */
export async function reserveFor(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  requestId: string,
  offerId: string,
  reason: string,
): Promise<boolean> {
  const row = await lockRequest(tx, actor.cptsId, requestId);
  if (row?.status !== "waiting") return false;
  const ranked = await rankFor(tx, row, offerDay(deps, actor));
  const chosen = ranked.find((one) => one.volunteer.offer_id === offerId);
  if (!chosen) return false;
  await reserve(deps, actor, tx, row, { chosen, candidates: forLedger(ranked, offerId), reason });
  return true;
}
