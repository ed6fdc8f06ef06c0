import { type Actor, actsFor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { findDoctor } from "../offer/doctor-store.ts";
import { lockOffer } from "../offer/offer-store.ts";
import { doctorName, offerDay, patients } from "../offer/offer-words.ts";
import { moveRequest } from "../request/move-request.ts";
import { type LockedProposal, lockProposal } from "./lock-proposal.ts";
import type { Proposal, RefuseInput } from "./proposal-contract.ts";
import { KINDS, PAGES, tellCoordination } from "./proposal-notices.ts";
import { proposalRules } from "./proposal-policy.ts";
import { countAcceptedSince, insertDecision, updateProposal } from "./proposal-store.ts";
import { REFUSAL_WORDS, STATUS_WORDS } from "./proposal-words.ts";
import { proposeNextLater } from "./propose-next.ts";
import { readProposalIn } from "./read-proposal.ts";

/** Who answers: a person signed in, or whoever holds the mail's link (no account is behind it). */
export interface Answerer {
  actor: Actor | null;
  how: "page" | "mail" | "phone";
  timeZone: string;
}

/** The doctor takes the patient: from here on their name and phone are open to them. */
export const acceptProposal = (deps: Deps, actor: Actor, once: Once, id: string): Promise<Proposal> =>
  actOnce(deps, actor, once, async (tx) => {
    const locked = await lockProposal(tx, actor.cptsId, id);
    await acceptIn(deps, tx, locked, answererOf(actor, locked));
    return readProposalIn(deps, tx, actor, id);
  });

/** Not this one, with a reason: never proposed to this doctor again; the next best is looked for at once. */
export const refuseProposal = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  input: RefuseInput,
): Promise<Proposal> =>
  actOnce(deps, actor, once, async (tx) => {
    const locked = await lockProposal(tx, actor.cptsId, id);
    await refuseIn(deps, tx, locked, answererOf(actor, locked), input);
    return readProposalIn(deps, tx, actor, id);
  });

/** The doctor or their assistant, by the page; the coordination, by phone. @throws notFound for anybody else. */
export function answererOf(actor: Actor, { offer, proposal }: LockedProposal): Answerer {
  const professionalId = offer.professional_id;
  authorize(actor, proposalRules["proposal.answer"], { professionalId });
  const isOwn = actsFor(actor, professionalId);
  if (isOwn && proposal.sent_at === null) throw notFound("access.not-found");
  return { actor, how: isOwn ? "page" : "phone", timeZone: actor.timeZone };
}

export async function acceptIn(deps: Deps, tx: Tx, locked: LockedProposal, by: Answerer): Promise<void> {
  const { proposal, request } = locked;
  const day = offerDay(deps, by);
  refuseUnlessOpen(locked, day.now);
  const offer = await lockOffer(tx, proposal.cpts_id, proposal.offer_id);
  if (!offer) throw notFound("access.not-found");
  if (offer.per_month !== null) {
    const already = await countAcceptedSince(tx, offer.cpts_id, offer.id, day.monthStart);
    if (already >= offer.per_month)
      throw conflict(
        "family-doctor.month-full",
        `${patients(already)} ${already > 1 ? "sont déjà acceptés" : "est déjà accepté"} ce mois-ci, le nombre que vous avez fixé. Augmentez-le dans votre offre pour accepter celui-ci, ou refusez-le.`,
      );
  }
  await updateProposal(tx, proposal, { ...answered(by, day.now), status: "accepted" });
  await insertDecision(tx, proposal.cpts_id, {
    ...lineOf(locked, by, day.now),
    kind: "accepted",
    reason: HOW[by.how],
    candidates: [
      {
        offerId: offer.id,
        capacity: offer.capacity,
        taken: offer.taken,
        distanceMeters: proposal.distance_meters,
        score: 0,
        reasons: proposal.why as string[],
      },
    ],
  });
  const name = await nameOf(tx, locked);
  await moveRequest(deps, by.actor, tx, request, {
    to: "accepted",
    // Attempts to reach the person begin again: those before were about something else.
    change: { doctor_professional_id: offer.professional_id, accepted_at: day.now, unreachable_count: 0 },
    kind: "proposal-accepted",
    sentence: `${name} accepte ce patient (${HOW[by.how]}).`,
    details: { proposalId: proposal.id },
  });
  await tellAnswer(
    deps,
    tx,
    locked,
    by,
    `${request.reference} : le médecin a accepté, le patient est à prévenir`,
  );
}

export async function refuseIn(
  deps: Deps,
  tx: Tx,
  locked: LockedProposal,
  by: Answerer,
  input: RefuseInput,
): Promise<void> {
  const { proposal, request } = locked;
  const { now } = offerDay(deps, by);
  refuseUnlessOpen(locked, now);
  await updateProposal(tx, proposal, {
    ...answered(by, now),
    status: "refused",
    refusal: input.refusal,
    refusal_note: input.note,
  });
  await insertDecision(tx, proposal.cpts_id, {
    ...lineOf(locked, by, now),
    kind: "refused",
    reason: `${REFUSAL_WORDS[input.refusal]} (${HOW[by.how]})`,
  });
  const name = await nameOf(tx, locked);
  await moveRequest(deps, by.actor, tx, request, {
    to: "waiting",
    kind: "proposal-refused",
    sentence: `${name} ne peut pas prendre ce patient : ${REFUSAL_WORDS[input.refusal]}.`,
    details: { proposalId: proposal.id, refusal: input.refusal },
  });
  await proposeNextLater(tx, proposal.cpts_id, request.id);
  await tellAnswer(deps, tx, locked, by, `${request.reference} : le médecin ne peut pas prendre ce patient`);
}

const HOW = {
  page: "sur sa page",
  mail: "par le lien reçu par mail",
  phone: "au téléphone, noté par la coordination",
} as const;

const answered = (by: Answerer, now: Date) => ({
  answered_at: now,
  answered_by: by.actor?.userId ?? null,
  answered_how: by.how,
  // The link has served.
  token_hash: null,
});

const lineOf = ({ proposal, request }: LockedProposal, by: Answerer, at: Date) => ({
  requestId: request.id,
  offerId: proposal.offer_id,
  runId: proposal.run_id,
  userId: by.actor?.userId ?? null,
  userLabel: by.actor?.label ?? "Lien reçu par mail",
  at,
  ruleVersion: request.rule_version,
});

async function nameOf(tx: Tx, { offer }: LockedProposal): Promise<string> {
  const doctor = await findDoctor(tx, offer.cpts_id, offer.professional_id);
  return doctor ? doctorName(doctor) : "Le médecin";
}

const tellAnswer = (deps: Deps, tx: Tx, { request }: LockedProposal, by: Answerer, title: string) =>
  tellCoordination(deps, tx, request.cpts_id, {
    kind: KINDS.answered,
    title,
    page: PAGES.request(request.id),
    except: by.actor?.userId ?? null,
  });

function refuseUnlessOpen({ proposal, request }: LockedProposal, now: Date): void {
  if (proposal.status !== "sent" || request.status !== "sent")
    throw conflict("family-doctor.already-answered", whyNotOpen(proposal.status));
  if (!proposal.expires_at || proposal.expires_at <= now)
    throw conflict("family-doctor.proposal-expired", whyNotOpen("expired"));
}

function whyNotOpen(status: string): string {
  if (status === "accepted")
    return "Cette proposition est déjà acceptée : il n'y a rien à refaire. Relisez la liste.";
  if (status === "refused")
    return "Cette proposition a déjà été refusée : relisez la liste pour revenir sur cette réponse.";
  if (status === "expired")
    return "Le délai de réponse est passé : ce patient est proposé à un autre médecin. Si vous pouvez encore le prendre, appelez la coordination.";
  if (status === "withdrawn")
    return "La coordination a retiré cette proposition : il n'y a plus rien à répondre.";
  return `Cette proposition n'attend pas de réponse (« ${STATUS_WORDS[status as Proposal["status"]] ?? status} »).`;
}
