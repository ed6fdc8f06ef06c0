import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { enqueueJob, forEachCpts } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { findDoctor } from "../offer/doctor-store.ts";
import { doctorName } from "../offer/offer-words.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockProposal } from "./lock-proposal.ts";
import { KINDS, PAGES, tellDoctor } from "./proposal-notices.ts";
import { insertDecision, listDue, updateProposal } from "./proposal-store.ts";
import { proposeNextLater } from "./propose-next.ts";
import { MAIL_PROPOSAL } from "./send-proposal.ts";

/** Job: what nobody answered in time goes to the next best, and who is half way to it is reminded once. */
export const followProposals = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(
    deps,
    async ({ id: cptsId }) => {
      const now = nowOf(deps);
      const [expired, halfWay] = await withTenant(deps.db, cptsId, async (tx) => [
        await listDue(tx, cptsId, now, "expired"),
        await listDue(tx, cptsId, now, "half-way"),
      ]);
      // Each in its own transaction, under the lock of its request: an answer of this instant wins or loses whole.
      for (const { id } of expired) if (!signal.aborted) await expireProposal(deps, cptsId, id);
      for (const { id } of halfWay) if (!signal.aborted) await remindDoctor(deps, cptsId, id);
    },
    signal,
  );

/** One that nobody answered in time; any other stays as it is. */
export const expireProposal = (deps: Deps, cptsId: string, id: string): Promise<void> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const { proposal, request, offer } = await lockProposal(tx, cptsId, id);
    const now = nowOf(deps);
    if (proposal.status !== "sent" || !proposal.expires_at || proposal.expires_at > now) return;
    await updateProposal(tx, proposal, { status: "expired", answered_at: now, token_hash: null });
    await insertDecision(tx, cptsId, {
      kind: "expired",
      requestId: request.id,
      offerId: proposal.offer_id,
      runId: proposal.run_id,
      userId: null,
      userLabel: "Maillage",
      at: now,
      reason: "Sans réponse dans le délai.",
      ruleVersion: request.rule_version,
    });
    const doctor = await findDoctor(tx, cptsId, offer.professional_id);
    await moveRequest(deps, null, tx, request, {
      to: "waiting",
      kind: "proposal-expired",
      sentence: `${doctor ? doctorName(doctor) : "Le médecin"} n'a pas répondu dans le délai.`,
      details: { proposalId: id },
    });
    await proposeNextLater(tx, cptsId, request.id);
  });

const remindDoctor = (deps: Deps, cptsId: string, id: string): Promise<void> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const { proposal, request, offer } = await lockProposal(tx, cptsId, id);
    if (proposal.status !== "sent" || proposal.reminded_at) return;
    await updateProposal(tx, proposal, { reminded_at: nowOf(deps) });
    await tellDoctor(deps, tx, cptsId, offer.professional_id, {
      kind: KINDS.asked,
      title: `Votre réponse est attendue pour le patient ${request.reference}`,
      page: PAGES.proposals,
    });
    await enqueueJob(tx, { name: MAIL_PROPOSAL, payload: { cptsId, proposalId: id, reminder: true } });
  });
