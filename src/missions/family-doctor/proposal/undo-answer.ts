import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { lockOffer } from "../offer/offer-store.ts";
import { UNDO_HOURS } from "../offer/offer-words.ts";
import { hashLink, makeLink } from "../offer/signed-link.ts";
import { isExcluded } from "../request/exclusion-store.ts";
import { moveRequest } from "../request/move-request.ts";
import { type LockedProposal, lockProposal } from "./lock-proposal.ts";
import type { Proposal } from "./proposal-contract.ts";
import { proposalRules } from "./proposal-policy.ts";
import { findLiveProposal, insertDecision, updateProposal } from "./proposal-store.ts";
import { explainRefusal } from "./propose-doctor.ts";
import { readProposalIn } from "./read-proposal.ts";
import { withdrawIn } from "./withdraw-proposal.ts";

const DAY_MS = 86_400_000;

/**
 * The doctor changes their mind within a day: the proposal is to be answered again. Not once the patient was told, nor once
 * another doctor has been asked.
 */
export async function undoAnswer(deps: Deps, actor: Actor, id: string): Promise<Proposal> {
  try {
    return await act(deps, actor, async (tx) => {
      const locked = await lockProposal(tx, actor.cptsId, id);
      authorize(actor, proposalRules["proposal.answer"], { professionalId: locked.offer.professional_id });
      const now = nowOf(deps);
      refuseTooLate(locked, now);
      if (locked.proposal.status === "refused") {
        await refuseSetAside(tx, locked);
        await freeFromNext(deps, actor, tx, locked);
      }
      await askAgain(deps, actor, tx, locked, now);
      return readProposalIn(deps, tx, actor, id);
    });
  } catch (error) {
    throw explainRefusal(error) ?? error;
  }
}

function refuseTooLate({ proposal, request }: LockedProposal, now: Date): void {
  const isAnswered = proposal.status === "accepted" || proposal.status === "refused";
  const age = now.getTime() - (proposal.answered_at?.getTime() ?? 0);
  if (!isAnswered || age > UNDO_HOURS * 3_600_000)
    throw conflict(
      "family-doctor.too-late-to-undo",
      "Cette réponse ne peut plus être changée ici : appelez la coordination.",
    );
  if (proposal.status === "accepted" && request.status !== "accepted")
    throw conflict(
      "family-doctor.patient-told",
      "Le patient sait déjà que vous le prenez : appelez la coordination pour trouver une solution avec lui.",
    );
  if (proposal.status === "refused" && !["waiting", "proposed"].includes(request.status))
    throw conflict(
      "family-doctor.other-doctor-asked",
      "Un autre médecin a déjà été sollicité pour ce patient : appelez la coordination si vous pouvez le prendre.",
    );
}

/** After a refusal the coordination may have set this doctor aside, or the doctor stopped: then nothing opens again to them. */
async function refuseSetAside(tx: Tx, { request, offer }: LockedProposal): Promise<void> {
  if (await isExcluded(tx, request.cpts_id, request.id, offer.professional_id))
    throw conflict(
      "family-doctor.set-aside",
      "La coordination a écarté ce médecin pour cette demande depuis son refus : appelez-la si vous pouvez prendre ce patient.",
    );
  const held = await lockOffer(tx, offer.cpts_id, offer.id);
  if (held?.state === "ended")
    throw conflict(
      "family-doctor.offer-closed",
      "L'offre de ce médecin est terminée : ce refus ne peut plus être annulé. Appelez la coordination si vous pouvez prendre ce patient.",
    );
}

/** The next best that the machine reserved meanwhile gives way; a doctor whom a person chose does not. */
async function freeFromNext(deps: Deps, actor: Actor, tx: Tx, locked: LockedProposal): Promise<void> {
  const next = await findLiveProposal(tx, actor.cptsId, locked.request.id);
  if (!next) return;
  if (next.status !== "proposed" || next.proposed_by !== null)
    throw conflict(
      "family-doctor.other-doctor-asked",
      "La coordination a déjà choisi un autre médecin pour ce patient : appelez-la si vous pouvez le prendre.",
    );
  await withdrawIn(
    deps,
    actor,
    tx,
    { ...locked, proposal: next },
    "Le médecin précédent revient sur son refus.",
  );
}

async function askAgain(deps: Deps, actor: Actor, tx: Tx, locked: LockedProposal, now: Date): Promise<void> {
  const { proposal, request } = locked;
  const wasAccepted = proposal.status === "accepted";
  const until = Math.max(proposal.expires_at?.getTime() ?? 0, now.getTime() + DAY_MS);
  const issuedAt = proposal.sent_at ?? now;
  await updateProposal(tx, proposal, {
    status: "sent",
    sent_at: issuedAt,
    expires_at: new Date(until),
    answered_at: null,
    answered_by: null,
    answered_how: null,
    refusal: null,
    refusal_note: "",
    token_hash: hashLink(makeLink(deps, "proposal", { cptsId: proposal.cpts_id, id: proposal.id, issuedAt })),
  });
  const sentence = wasAccepted
    ? "Le médecin revient sur son acceptation : sa réponse est de nouveau attendue."
    : "Le médecin revient sur son refus : sa réponse est de nouveau attendue.";
  await insertDecision(tx, proposal.cpts_id, {
    kind: wasAccepted ? "withdrawn" : "proposed",
    requestId: request.id,
    offerId: proposal.offer_id,
    runId: proposal.run_id,
    userId: actor.userId,
    userLabel: actor.label,
    at: now,
    reason: sentence,
    ruleVersion: request.rule_version,
  });
  await moveRequest(deps, actor, tx, request, {
    to: "sent",
    change: { doctor_professional_id: null, accepted_at: null },
    kind: "answer-undone",
    sentence,
    details: { proposalId: proposal.id },
  });
}
