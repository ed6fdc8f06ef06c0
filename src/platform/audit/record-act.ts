import type { Actor } from "../access/index.ts";
import type { Tx } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { type AuditAct, appendAudit } from "./append-entry.ts";

/** Records what the actor does, in the transaction of the act. Reads of nominative health data are acts too. */
export const recordAct = (
  deps: Deps,
  actor: Actor,
  tx: Tx,
  act: Omit<AuditAct, "actorUserId" | "actorLabel" | "requestId">,
): Promise<void> =>
  appendAudit(tx, deps.auditKey, new Date(deps.clock.now().epochMilliseconds), {
    ...act,
    actorUserId: actor.userId,
    actorLabel: actor.label,
    requestId: actor.requestId,
  });
