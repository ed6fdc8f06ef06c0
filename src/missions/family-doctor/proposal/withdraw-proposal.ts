import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { moveRequest } from "../request/move-request.ts";
import { type LockedProposal, lockProposal } from "./lock-proposal.ts";
import type { Proposal, WithdrawInput } from "./proposal-contract.ts";
import { KINDS, PAGES, tellDoctor } from "./proposal-notices.ts";
import { insertDecision, updateProposal } from "./proposal-store.ts";
import { STATUS_WORDS } from "./proposal-words.ts";
import { proposeNextLater } from "./propose-next.ts";
import { readProposalIn } from "./read-proposal.ts";

/** The coordination takes it back before an answer; the patient waits again. */
export const withdrawProposal = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  input: WithdrawInput,
): Promise<Proposal> =>
  actOnce(deps, actor, once, async (tx) => {
    const locked = await lockProposal(tx, actor.cptsId, id);
    const { status } = locked.proposal;
    if (status !== "proposed" && status !== "sent")
      throw conflict(
        "family-doctor.not-to-withdraw",
        `Cette proposition ne peut plus être retirée (« ${STATUS_WORDS[status as Proposal["status"]]} ») : relisez la demande.`,
      );
    await withdrawIn(deps, actor, tx, locked, input.reason);
    await backToWaiting(deps, actor, tx, locked, `Proposition retirée : ${input.reason}`);
    if (input.proposeNext)
      await proposeNextLater(tx, actor.cptsId, locked.request.id, locked.proposal.offer_id);
    return readProposalIn(deps, tx, actor, id);
  });

/**
 * The proposal alone: its place is given back, its link is dead, its doctor is told when they had heard of it. Several withdrawn
 * by one act carry one instant, `now`: it is what finds them again.
 */
export async function withdrawIn(
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  { proposal, request, offer }: LockedProposal,
  reason: string,
  now: Date = nowOf(deps),
): Promise<void> {
  await updateProposal(tx, proposal, {
    status: "withdrawn",
    answered_at: now,
    answered_by: actor?.userId ?? null,
    token_hash: null,
  });
  await insertDecision(tx, proposal.cpts_id, {
    kind: "withdrawn",
    requestId: request.id,
    offerId: proposal.offer_id,
    runId: proposal.run_id,
    userId: actor?.userId ?? null,
    userLabel: actor?.label ?? "Maillage",
    at: now,
    reason,
    ruleVersion: request.rule_version,
  });
  if (proposal.status === "proposed") return;
  await tellDoctor(deps, tx, proposal.cpts_id, offer.professional_id, {
    kind: KINDS.withdrawn,
    title: `La proposition ${request.reference} vous est retirée : il n'y a plus rien à répondre`,
    page: PAGES.proposals,
    except: actor?.userId ?? null,
  });
}

export const backToWaiting = (
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  { proposal, request }: LockedProposal,
  sentence: string,
) =>
  moveRequest(deps, actor, tx, request, {
    to: "waiting",
    kind: "proposal-withdrawn",
    sentence,
    details: { proposalId: proposal.id },
  });
