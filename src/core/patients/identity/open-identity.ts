import { type Actor, authorize, type Rule } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { accessTo, type CareRelation, type PatientAccess } from "../care-relation.ts";
import { findPatient, lockPatient, type PatientRow } from "../record/patient-store.ts";
import { followMerge } from "../twins/follow-merge.ts";

/** The record, for who needs to know of it. */
export async function openIdentity(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  id: string,
  rule: Rule<PatientAccess>,
  relations: readonly CareRelation[],
): Promise<PatientRow> {
  const row = await findPatient(tx, actor.cptsId, id);
  if (!row) throw notFound("access.not-found");
  const now = nowOf(deps);
  authorize(actor, rule, await accessTo(tx, actor, await followMerge(tx, row), relations, now));
  return row;
}

/** The same, locked, live, and as the person read it. */
export async function lockIdentity(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  { id, readAt }: { id: string; readAt: string },
  rule: Rule<PatientAccess>,
  relations: readonly CareRelation[],
): Promise<PatientRow> {
  await lockPatient(tx, actor.cptsId, id);
  const row = await openIdentity(deps, actor, tx, id, rule, relations);
  refuseMerged(row);
  refuseOlder(row, readAt);
  return row;
}

export function refuseMerged(row: Pick<PatientRow, "merged_into_id">): void {
  if (row.merged_into_id)
    throw conflict(
      "patients.merged",
      "Cette fiche a été fusionnée avec une autre : ouvrez la fiche gardée et recommencez sur elle.",
    );
}

export function refuseOlder(row: Pick<PatientRow, "updated_at">, readAt: string): void {
  if (row.updated_at.getTime() !== Date.parse(readAt))
    throw conflict(
      "patients.changed-elsewhere",
      "Cette fiche a été corrigée entre-temps : relisez-la, puis enregistrez de nouveau.",
    );
}

/** Later than what was read, even within one millisecond: two changes never share a version. */
export const laterThan = (row: Pick<PatientRow, "updated_at">, now: Date): Date =>
  new Date(Math.max(now.getTime(), row.updated_at.getTime() + 1));

export const changedBy = (actor: Actor, now: Date, reason: string) => ({
  identity_changed_at: now,
  identity_changed_by: actor.userId,
  identity_changed_label: actor.label.slice(0, 200),
  identity_reason: reason,
});
