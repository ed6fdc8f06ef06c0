import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { RedFlagDecisionInput, Request } from "../contract.ts";
import { policy } from "../policy.ts";
import { decisionProblem } from "../triage/red-flag-decision.ts";
import { moveRequest } from "./move-request.ts";
import { lockVisible } from "./open-request.ts";
import { DECISION_WORDS } from "./request-words.ts";
import { viewOf } from "./view-request.ts";

/**
 * Records what a human decided after "Appelez le 15". Handed to the 15, the request ends there; otherwise it may be submitted. Kept
 * for ever with its reason: the reason is health data, so it stands on the request and never in the audit or the story.
 */
export const decideRedFlag = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { decision, reason }: RedFlagDecisionInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["red-flag.decide"], access);
    if (row.status !== "urgent")
      throw conflict(
        "unscheduled-care.no-red-flag",
        "Cette demande n'attend pas de décision après un signe de gravité.",
      );
    if (row.red_flag_decision)
      throw conflict(
        "unscheduled-care.already-decided",
        "Une décision est déjà enregistrée pour ce signe de gravité.",
      );
    const now = nowOf(deps);
    const problem = decisionProblem({
      decision,
      reason,
      decidedBy: actor.userId,
      decidedAt: now.toISOString(),
    });
    if (problem) throw invalid("reason", problem);
    const ends = decision === "called-15";
    const moved = await moveRequest(deps, actor, tx, row, {
      to: ends ? "closed" : "urgent",
      change: {
        red_flag_decision: decision,
        red_flag_reason: reason,
        red_flag_decided_by: actor.userId,
        red_flag_decided_at: now,
        ...(ends ? { outcome: "redirected", closed_at: now, end_reason: DECISION_WORDS["called-15"] } : {}),
        // The level that called the 15 has done its work: another one is to be chosen.
        ...(ends ? {} : { level_code: null, level_chosen_by: null, wanted_by: null }),
      },
      kind: "red-flag-decided",
      sentence: `Décision après le signe de gravité : ${DECISION_WORDS[decision]}.`,
      details: { decision },
    });
    return viewOf(deps, actor, tx, moved);
  });
