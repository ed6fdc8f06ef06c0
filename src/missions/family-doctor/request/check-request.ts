import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { moveRequest } from "./move-request.ts";
import { notThere } from "./refuse-step.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import { viewOf } from "./view-request.ts";
import { lockVisible } from "./visible-request.ts";

/** A person looked at the identity and the likely doubles: the request waits to be matched. */
export const checkRequest = (deps: Deps, actor: Actor, once: Once, id: string): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.check"], access);
    if (row.status !== "to-check") throw notThere(row.status);
    const moved = await moveRequest(deps, actor, tx, row, {
      to: "waiting",
      kind: "request-checked",
      sentence: "Demande vérifiée : elle attend un médecin.",
      undo: {},
    });
    return viewOf(deps, actor, tx, moved);
  });
