import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { listLiveOfOffer } from "../proposal/proposal-store.ts";
import { proposeNextLater } from "../proposal/propose-next.ts";
import { backToWaiting, withdrawIn } from "../proposal/withdraw-proposal.ts";
import { lockRequest, type RequestRow } from "../request/request-store.ts";
import type { Leaving, Offer } from "./offer-contract.ts";
import { offerRules } from "./offer-policy.ts";
import { findOffer, type OfferRow, updateOffer } from "./offer-store.ts";
import { offerDay, patients } from "./offer-words.ts";
import { readOfferIn } from "./read-offers.ts";
import { lockOwnOffer } from "./write-offer.ts";

/** What becomes of the patients if this volunteer stops; changes nothing. */
export const foreseeLeaving = (deps: Deps, actor: Actor, id: string): Promise<Leaving> =>
  act(deps, actor, async (tx) => {
    const row = await findOffer(tx, actor.cptsId, id);
    if (!row) throw notFound("access.not-found");
    authorize(actor, offerRules["offer.keep"], { professionalId: row.professional_id });
    const live = await listLiveOfOffer(tx, actor.cptsId, id);
    const count = (status: string) => live.filter((one) => one.status === status).length;
    return describe({ proposed: count("proposed"), sent: count("sent"), accepted: count("accepted") });
  });

const describe = (counts: Omit<Leaving, "sentences">): Leaving => ({
  ...counts,
  sentences: [
    counts.proposed > 0
      ? `${patients(counts.proposed)} en préparation ${counts.proposed > 1 ? "retrouvent" : "retrouve"} la liste d'attente : rien n'avait été envoyé.`
      : "Aucune proposition en préparation.",
    counts.sent > 0
      ? `${patients(counts.sent)} dont la réponse est attendue ${counts.sent > 1 ? "retrouvent" : "retrouve"} la liste d'attente : la proposition est retirée, le médecin en est averti, et le volontaire suivant est cherché aussitôt.`
      : "Aucune réponse attendue.",
    counts.accepted > 0
      ? `${patients(counts.accepted)} déjà ${counts.accepted > 1 ? "acceptés restent" : "accepté reste"} chez ce médecin.`
      : "Aucun patient accepté.",
  ],
});

const MOST_TRIES = 5;

/**
 * A volunteer stops. In one transaction: the patients proposed or sent wait again, those accepted stay. Requests are locked
 * before the offer, as everywhere: one that came in between is seen, and all is begun again with it.
 */
export async function endOffer(
  deps: Deps,
  actor: Actor,
  id: string,
  asked: { version: number; reason: string },
): Promise<Offer> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const ended = await act(deps, actor, (tx) => tryToEnd(deps, tx, actor, id, asked));
    if (ended) return ended;
  }
  throw conflict(
    "family-doctor.offer-moving",
    "Des propositions à ce médecin arrivent en ce moment même : réessayez dans un instant.",
  );
}

async function tryToEnd(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  id: string,
  asked: { version: number; reason: string },
): Promise<Offer | undefined> {
  // One instant for the offer and its proposals: undoing the end finds them by it.
  const { now } = offerDay(deps, actor);
  const requests = new Map<string, RequestRow>();
  for (const { request_id } of await listLiveOfOffer(tx, actor.cptsId, id)) {
    const request = await lockRequest(tx, actor.cptsId, request_id);
    if (request) requests.set(request_id, request);
  }
  const offer = await lockOwnOffer(tx, actor, id, asked.version);
  const live = (await listLiveOfOffer(tx, actor.cptsId, id)).filter((one) => one.status !== "accepted");
  if (live.some((one) => !requests.has(one.request_id))) return undefined;
  for (const proposal of live) {
    const request = requests.get(proposal.request_id) as RequestRow;
    const locked = { proposal, request, offer };
    await withdrawIn(
      deps,
      actor,
      tx,
      locked,
      `Le médecin ne prend plus de nouveaux patients : ${asked.reason}`,
      now,
    );
    await backToWaiting(
      deps,
      actor,
      tx,
      locked,
      "Le médecin ne prend plus de nouveaux patients : la demande attend de nouveau.",
    );
    await proposeNextLater(tx, actor.cptsId, request.id);
  }
  await closeRow(deps, tx, actor, offer, { now, withdrawn: live.length });
  return readOfferIn(deps, tx, actor, id);
}

async function closeRow(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  offer: OfferRow,
  { now, withdrawn }: { now: Date; withdrawn: number },
): Promise<void> {
  await updateOffer(tx, offer, { state: "ended", ended_at: now, paused_until_on: null, updated_at: now });
  await recordAct(deps, actor, tx, {
    action: "family-doctor.offer-ended",
    subjectKind: "offer",
    subjectId: offer.id,
    details: { withdrawn },
  });
  tellScreens(deps, tx, actor.cptsId, { topic: "family-doctor-offer", id: offer.id });
}
