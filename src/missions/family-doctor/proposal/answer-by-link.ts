import { appendAudit } from "../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { linkOver } from "../offer/link-over.ts";
import { readLink } from "../offer/signed-link.ts";
import { acceptIn, refuseIn } from "./answer-proposal.ts";
import { lockProposal } from "./lock-proposal.ts";
import type { LinkedAnswer, LinkedAnswerInput, LinkedProposal } from "./proposal-contract.ts";
import { listProposals } from "./proposal-list-store.ts";
import { findCptsPage, PAGES } from "./proposal-notices.ts";
import { findProposalByToken, type ProposalRow } from "./proposal-store.ts";
import { ageLabel } from "./proposal-words.ts";

/** What the mail's link shows; reading it uses nothing up, since mail scanners follow links. @throws notFound, the same for all. */
export const readLinkedProposal = (deps: Deps, token: string): Promise<LinkedProposal> =>
  withLink(deps, token, async (tx, proposal) => {
    const cpts = await findCptsPage(tx, proposal.cpts_id);
    const [row] = await listProposals(tx, proposal.cpts_id, { ids: [proposal.id], limit: 1 });
    if (!row || !proposal.expires_at) throw linkOver();
    return {
      state: "to-answer",
      cptsName: cpts.name,
      reference: row.reference,
      ageLabel: ageLabel(row.age_band),
      communeName: row.commune_name,
      distanceMeters: row.distance_meters,
      needsHomeVisit: row.needs_home_visit === true,
      expiresAt: proposal.expires_at.toISOString(),
      page: `/c/${cpts.slug}/${PAGES.proposals}`,
    };
  });

/** Accepts or refuses by the link, once. Who answered is « whoever holds the link »: no name opens here. */
export const answerLinkedProposal = (
  deps: Deps,
  token: string,
  input: LinkedAnswerInput,
  requestId: string,
): Promise<LinkedAnswer> =>
  withLink(deps, token, async (tx, { cpts_id: cptsId, id }) => {
    const cpts = await findCptsPage(tx, cptsId);
    const locked = await lockProposal(tx, cptsId, id);
    // Answered elsewhere while the lock was waited for: the link has served.
    if (locked.proposal.token_hash === null) throw linkOver();
    const by = { actor: null, how: "mail" as const, timeZone: cpts.time_zone };
    const accepts = input.answer === "accept";
    if (accepts) await acceptIn(deps, tx, locked, by);
    else await refuseIn(deps, tx, locked, by, input);
    await appendAudit(tx, deps.auditKey, nowOf(deps), {
      actorUserId: null,
      actorLabel: "Lien reçu par mail",
      action: accepts ? "family-doctor.accepted-by-link" : "family-doctor.refused-by-link",
      subjectKind: "proposal",
      subjectId: id,
      ...(locked.request.patient_id ? { patientId: locked.request.patient_id } : {}),
      requestId,
    });
    return {
      state: accepts ? "accepted" : "refused",
      message: accepts
        ? "Merci : ce patient est à vous. Connectez-vous pour lire son nom et son numéro ; la coordination le prévient."
        : "C'est noté : ce patient sera proposé à un confrère, et ne vous le sera plus.",
      page: `/c/${cpts.slug}/${PAGES.proposals}`,
    };
  });

async function withLink<T>(
  deps: Deps,
  token: string,
  work: (tx: Tx, proposal: ProposalRow) => Promise<T>,
): Promise<T> {
  const link = readLink(deps, "proposal", token);
  if (!link) throw linkOver();
  return withTenant(deps.db, link.cptsId, async (tx) => {
    const proposal = await findProposalByToken(tx, link.cptsId, link.hash);
    if (proposal?.status !== "sent" || !proposal.expires_at || proposal.expires_at <= nowOf(deps))
      throw linkOver();
    return work(tx, proposal);
  });
}
