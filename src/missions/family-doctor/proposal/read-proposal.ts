import { findPatient } from "../../../core/patients/index.ts";
import { type Actor, actsFor, authorize, hasRole } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act, pageOf, readTimeKey } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { presentProposal } from "./present-proposal.ts";
import type { Proposal } from "./proposal-contract.ts";
import { type ListedProposal, listProposals } from "./proposal-list-store.ts";
import { proposalRules } from "./proposal-policy.ts";

const DAYS_BEHIND = 90;
const TO_A_DOCTOR = ["sent", "accepted", "refused", "expired", "withdrawn"];

/** One proposal, for its doctor, their assistant or the coordination; a doctor does not see one that was not sent. Audited. */
export const readProposal = (deps: Deps, actor: Actor, id: string): Promise<Proposal> =>
  act(deps, actor, (tx) => readProposalIn(deps, tx, actor, id));

export async function readProposalIn(deps: Deps, tx: Tx, actor: Actor, id: string): Promise<Proposal> {
  const [row] = await listProposals(tx, actor.cptsId, { ids: [id], limit: 1 });
  if (!row || !isVisible(actor, row, answersSince(deps))) throw notFound("access.not-found");
  authorize(actor, proposalRules["proposal.answer"], { professionalId: row.professional_id });
  await recordAct(deps, actor, tx, {
    action: "family-doctor.proposal-read",
    subjectKind: "proposal",
    subjectId: row.id,
    ...(row.patient_id ? { patientId: row.patient_id } : {}),
  });
  return presentProposal(actor, row, nowOf(deps), await patientFor(tx, actor, row));
}

const answersSince = (deps: Deps): Date => new Date(nowOf(deps).getTime() - DAYS_BEHIND * 86_400_000);

// Withdrawn before it left, the doctor never heard of it; answered long ago, it has left their list.
const isVisible = (actor: Actor, row: ListedProposal, since: Date): boolean =>
  hasRole(actor, "coordinator") ||
  (row.sent_at !== null && (row.answered_at === null || row.answered_at >= since));

/** The name opens with the acceptance, to the doctor who gave it: from then on there is a relation of care. */
async function patientFor(tx: Tx, actor: Actor, row: ListedProposal) {
  const isTheirs =
    row.status === "accepted" &&
    row.doctor_professional_id === row.professional_id &&
    actsFor(actor, row.professional_id);
  if (!isTheirs || !row.patient_id) return null;
  return (await findPatient(tx, row.cpts_id, row.patient_id)) ?? null;
}

/** What was sent to the doctors that this person is, or assists: those to answer, and the answers of three months. */
export const listMyProposals = (deps: Deps, actor: Actor): Promise<{ items: Proposal[] }> =>
  act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const rows = await listProposals(tx, actor.cptsId, {
      professionalIds: [...actor.professionalIds, ...actor.assistedProfessionalIds],
      statuses: TO_A_DOCTOR,
      answeredSince: answersSince(deps),
      limit: 200,
    });
    const items: Proposal[] = [];
    for (const row of rows.filter((one) => one.sent_at !== null))
      items.push(presentProposal(actor, row, now, await patientFor(tx, actor, row)));
    if (items.length > 0)
      await recordAct(deps, actor, tx, {
        action: "family-doctor.proposals-listed",
        details: { count: items.length },
      });
    return { items: items.sort((a, b) => Number(b.status === "sent") - Number(a.status === "sent")) };
  });

/** The coordination's list, the newest first; nobody is named in it. */
export const listAllProposals = (
  deps: Deps,
  actor: Actor,
  query: { after?: string | undefined; limit: number; status?: string | undefined },
): Promise<{ items: Proposal[]; next: string | null }> =>
  act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const rows = await listProposals(tx, actor.cptsId, {
      ...(query.status ? { statuses: [query.status] } : {}),
      before: readTimeKey(query.after),
      limit: query.limit + 1,
    });
    const { items, next } = pageOf(rows, query.limit, (row) => [row.proposed_at.toISOString(), row.id]);
    return { items: items.map((row) => presentProposal(actor, row, now, null)), next };
  });

/** Every proposal of one request, the newest first. */
export const listProposalsOf = (
  deps: Deps,
  actor: Actor,
  requestId: string,
): Promise<{ items: Proposal[] }> =>
  act(deps, actor, async (tx) => {
    const rows = await listProposals(tx, actor.cptsId, { requestId, limit: 200 });
    const now = nowOf(deps);
    return { items: rows.map((row) => presentProposal(actor, row, now, null)) };
  });
