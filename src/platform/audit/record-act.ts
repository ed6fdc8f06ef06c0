import type { Actor } from "../access/index.ts";
import type { Tx } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { nowOf } from "../time/index.ts";
import { type AuditAct, appendAudit, auditValues } from "./append-entry.ts";

type ActOfActor = Omit<AuditAct, "actorUserId" | "actorLabel" | "requestId">;

/** Records what the actor does, in the transaction of the act. Reads of nominative health data are acts too. */
export const recordAct = (deps: Deps, actor: Actor, tx: Tx, act: ActOfActor): Promise<void> =>
  appendAudit(tx, deps.auditKey, nowOf(deps), asActor(actor, act));

/** The values of `auditCall`: the same record, in a statement that acts and records at once. */
export const recordValues = (deps: Deps, actor: Actor, tx: Tx, act: ActOfActor): unknown[] =>
  auditValues(tx, deps.auditKey, nowOf(deps), asActor(actor, act));

const asActor = (actor: Actor, act: ActOfActor): AuditAct => ({
  ...act,
  actorUserId: actor.userId,
  actorLabel: actor.label,
  requestId: actor.requestId,
});
