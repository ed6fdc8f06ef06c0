import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, Problem } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { formatDate, nowOf } from "../../../platform/time/index.ts";
import { findDoctor } from "../offer/doctor-store.ts";
import { doctorName } from "../offer/offer-words.ts";
import { hashLink, makeLink } from "../offer/signed-link.ts";
import { moveRequest } from "../request/move-request.ts";
import { settingsOf } from "../settings/settings-store.ts";
import { lockProposal } from "./lock-proposal.ts";
import type { Proposal, SentMany } from "./proposal-contract.ts";
import { KINDS, PAGES, tellDoctor } from "./proposal-notices.ts";
import { updateProposal } from "./proposal-store.ts";
import { STATUS_WORDS } from "./proposal-words.ts";
import { readProposalIn } from "./read-proposal.ts";

export const MAIL_PROPOSAL = "family-doctor.mail-proposal";
const DAY_MS = 86_400_000;

/** Asks the doctor: a notice on their screens, a mail with a link, and a date by which an answer is awaited. */
export const sendProposal = (deps: Deps, actor: Actor, once: Once, id: string): Promise<Proposal> =>
  actOnce(deps, actor, once, async (tx) => {
    await sendIn(deps, tx, actor, id);
    return readProposalIn(deps, tx, actor, id);
  });

/** Several at once, each in its own transaction: one that cannot leave says why and stops no other. */
export async function sendProposals(deps: Deps, actor: Actor, ids: readonly string[]): Promise<SentMany> {
  const done: SentMany = { sent: [], notSent: [] };
  for (const id of new Set(ids)) {
    try {
      await act(deps, actor, (tx) => sendIn(deps, tx, actor, id));
      done.sent.push(id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      done.notSent.push({ id, why: error.message });
    }
  }
  return done;
}

async function sendIn(deps: Deps, tx: Tx, actor: Actor, id: string): Promise<void> {
  const { proposal, request, offer } = await lockProposal(tx, actor.cptsId, id);
  if (proposal.status !== "proposed")
    throw conflict(
      "family-doctor.not-to-send",
      `Cette proposition n'est plus à envoyer (« ${STATUS_WORDS[proposal.status as Proposal["status"]]} ») : relisez la demande.`,
    );
  if (offer.state === "ended")
    throw conflict(
      "family-doctor.offer-ended",
      "Ce médecin ne prend plus de nouveaux patients : retirez la proposition et choisissez-en un autre.",
    );
  const now = nowOf(deps);
  const { answerDays } = await settingsOf(tx, actor.cptsId);
  const expiresAt = new Date(now.getTime() + answerDays * DAY_MS);
  await updateProposal(tx, proposal, {
    status: "sent",
    sent_at: now,
    expires_at: expiresAt,
    reminded_at: null,
    token_hash: hashLink(makeLink(deps, "proposal", { cptsId: actor.cptsId, id, issuedAt: now })),
  });
  const doctor = await findDoctor(tx, actor.cptsId, offer.professional_id);
  await moveRequest(deps, actor, tx, request, {
    to: "sent",
    kind: "proposal-sent",
    sentence: `Proposée ${doctor ? `au ${doctorName(doctor)}` : "à un médecin"}, qui répond avant le ${formatDate(expiresAt, actor.timeZone)}.`,
    details: { proposalId: id },
  });
  await tellDoctor(deps, tx, actor.cptsId, offer.professional_id, {
    kind: KINDS.asked,
    title: `Un patient vous est proposé (${request.reference})`,
    page: PAGES.proposals,
    except: actor.userId,
  });
  await enqueueJob(tx, {
    name: MAIL_PROPOSAL,
    payload: { cptsId: actor.cptsId, proposalId: id, reminder: false },
  });
}
