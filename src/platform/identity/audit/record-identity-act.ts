import { type AuditAct, appendAudit } from "../../audit/index.ts";
import { type Tx, withPlatform, withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { nowOf } from "../../time/index.ts";
import { listMembershipsOf } from "../session/session-store.ts";

/** Acts of the installation that belong to no CPTS (a sign-in, a refused sign-in) are chained under this one. */
export const PLATFORM_CPTS = "00000000-0000-0000-0000-000000000000";

/** One transaction on shared tables that also carries its own audit. */
export const actOnPlatform = <T>(deps: Deps, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withTenant(deps.db, PLATFORM_CPTS, work);

export const recordIn = (deps: Deps, tx: Tx, act: AuditAct): Promise<void> =>
  appendAudit(tx, deps.auditKey, nowOf(deps), act);

/**
 * The same act in the journal of each CPTS of the person: each coordinator sees who came in, and how. Written after the
 * act itself, which the journal of the installation already holds.
 */
export async function recordInEachCpts(deps: Deps, userId: string, act: AuditAct): Promise<void> {
  const rows = await withPlatform(deps.db, (tx) => listMembershipsOf(tx, userId), { userId });
  for (const cptsId of new Set(rows.map((row) => row.cpts_id))) {
    await withTenant(deps.db, cptsId, (tx) => recordIn(deps, tx, act));
  }
}
