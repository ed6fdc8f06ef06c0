import { type Actor, authorize } from "../../../platform/access/index.ts";
import { newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { deleteExclusion, hasLiveProposalOf, insertExclusion } from "./exclusion-store.ts";
import { insertPlainDecision } from "./ledger-store.ts";
import { moveRequest } from "./move-request.ts";
import { notThere } from "./refuse-step.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import type { RequestRow } from "./request-store.ts";
import type { ExclusionInput } from "./step-contract.ts";
import { viewOf } from "./view-request.ts";
import { lockVisible } from "./visible-request.ts";

/** A doctor is set aside for this request: no run and no list proposes them any more. */
export async function excludeDoctor(
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { professionalId, reason }: ExclusionInput,
): Promise<Request> {
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      const row = await lockToExclude(deps, actor, tx, id);
      if (await hasLiveProposalOf(tx, row.cpts_id, id, professionalId))
        throw conflict(
          "family-doctor.proposal-live",
          "Une proposition à ce médecin est en cours : retirez-la d'abord.",
        );
      const now = nowOf(deps);
      await insertExclusion(tx, {
        cpts_id: row.cpts_id,
        id: newId(),
        request_id: id,
        professional_id: professionalId,
        reason,
        by_user: actor.userId,
        at: now,
      });
      await inLedger(deps, actor, tx, row, reason);
      const moved = await moveRequest(deps, actor, tx, row, {
        kind: "doctor-excluded",
        sentence: `Un médecin est écarté pour cette demande. Motif : ${reason}`,
        details: { professionalId },
      });
      return viewOf(deps, actor, tx, moved);
    });
  } catch (error) {
    if (violates(error, "mt_exclusions_pair_key"))
      throw conflict("family-doctor.already-excluded", "Ce médecin est déjà écarté pour cette demande.");
    if (violates(error, "mt_exclusions_professional_fkey"))
      throw invalid("professionalId", "Ce médecin n'est pas dans l'annuaire de votre CPTS.");
    throw error;
  }
}

export const liftExclusion = (deps: Deps, actor: Actor, id: string, exclusionId: string): Promise<Request> =>
  act(deps, actor, async (tx) => {
    const row = await lockToExclude(deps, actor, tx, id);
    const gone = await deleteExclusion(tx, row.cpts_id, id, exclusionId);
    if (!gone) throw notFound("family-doctor.no-exclusion", "Cette exclusion n'existe plus.");
    await inLedger(deps, actor, tx, row, `Exclusion levée. Motif d'origine : ${gone.reason}`);
    const moved = await moveRequest(deps, actor, tx, row, {
      kind: "exclusion-lifted",
      sentence: "Un médecin n'est plus écarté pour cette demande.",
      details: { professionalId: gone.professional_id },
    });
    return viewOf(deps, actor, tx, moved);
  });

async function lockToExclude(deps: Deps, actor: Actor, tx: Tx, id: string): Promise<RequestRow> {
  const { row, access } = await lockVisible(deps, actor, tx, id);
  authorize(actor, requestRules["doctor.exclude"], access);
  if (row.status === "closed") throw notThere(row.status);
  return row;
}

const inLedger = (deps: Deps, actor: Actor, tx: Tx, row: RequestRow, reason: string) =>
  insertPlainDecision(tx, row.cpts_id, {
    kind: "excluded",
    requestId: row.id,
    at: nowOf(deps),
    userId: actor.userId,
    userLabel: actor.label,
    reason,
  });
