import type { Tx } from "../../../platform/db/index.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { findOffer, type OfferRow } from "../offer/offer-store.ts";
import { lockRequest, type RequestRow } from "../request/request-store.ts";
import { findProposal, type ProposalRow } from "./proposal-store.ts";

export interface LockedProposal {
  proposal: ProposalRow;
  request: RequestRow;
  /** Read, not locked: who needs its counts locks it, after the request. */
  offer: OfferRow;
}

/** The proposal under the lock of its request, which serialises all that happens to it. */
export async function lockProposal(tx: Tx, cptsId: string, id: string): Promise<LockedProposal> {
  const seen = await findProposal(tx, cptsId, id);
  if (!seen) throw notFound("access.not-found");
  const request = await lockRequest(tx, cptsId, seen.request_id);
  // Read again: what was seen may have been answered while the lock was waited for.
  const proposal = await findProposal(tx, cptsId, id);
  const offer = await findOffer(tx, cptsId, seen.offer_id);
  if (!request || !proposal || !offer) throw notFound("access.not-found");
  return { proposal, request, offer };
}
