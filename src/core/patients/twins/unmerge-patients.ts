import type { Actor } from "../../../platform/access/index.ts";
import { type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { laterThan } from "../identity/open-identity.ts";
import { findPatient, lockPatient, updatePatient } from "../record/patient-store.ts";
import type { PatientWiring } from "../wiring.ts";
import { recordBoth } from "./merge-patients.ts";
import { findMerge, listMergeRows, lockMerge, type MergeRow, markUndone } from "./merge-store.ts";
import { openPair } from "./open-pair.ts";
import { presentMerge } from "./present-merge.ts";
import { inOrder } from "./twin-store.ts";
import type { Merge } from "./twins-contract.ts";
import { twinRules } from "./twins-policy.ts";

/** Takes a merge back: the rows that it moved return, and only those; what the kept record got since stays with it. */
export async function unmergePatients(
  deps: Deps,
  actor: Actor,
  once: Once,
  mergeId: string,
  reason: string,
  around: Pick<PatientWiring, "relations" | "references">,
): Promise<Merge> {
  try {
    return await actOnce(deps, actor, once, (tx) => unmerge(deps, actor, tx, mergeId, reason, around));
  } catch (error) {
    if (violates(error, "patients_records_ins_key"))
      throw conflict(
        "patients.ins-taken",
        "La fiche gardée a reçu depuis le même matricule INS : les deux fiches ne peuvent pas le porter.",
      );
    throw error;
  }
}

async function unmerge(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  mergeId: string,
  reason: string,
  { relations, references }: Pick<PatientWiring, "relations" | "references">,
): Promise<Merge> {
  const found = await findMerge(tx, actor.cptsId, mergeId);
  if (!found) throw notFound("access.not-found");
  // The same order of locks as a merge: patients by id, then the journal.
  for (const id of inOrder(found.kept_id, found.dropped_id)) await lockPatient(tx, actor.cptsId, id);
  const row = (await lockMerge(tx, actor.cptsId, mergeId))!;
  const ids = [row.kept_id, row.dropped_id] as const;
  await openPair(deps, actor, tx, ids, twinRules["twin.decide"], relations);
  if (row.undone_at) throw conflict("patients.unmerged-already", "Cette fusion a déjà été défaite.");
  const now = nowOf(deps);
  await reviveDropped(tx, actor, row, now);
  let moved = 0;
  for (const reference of references) {
    const rows = await listMergeRows(tx, actor.cptsId, mergeId, reference.name);
    const move = { deps, actor, tx, fromId: row.kept_id, toId: row.dropped_id };
    if (rows.length > 0) await reference.moveBack(move, rows);
    moved += rows.length;
  }
  await markUndone(tx, actor.cptsId, mergeId, { userId: actor.userId, label: actor.label, at: now, reason });
  const details = { keptId: row.kept_id, droppedId: row.dropped_id, mergeId, moved };
  await recordBoth(deps, actor, tx, "patients.unmerged", details, reason);
  tellScreens(deps, tx, actor.cptsId, { topic: "patient", id: row.kept_id });
  return presentMerge(tx, (await findMerge(tx, actor.cptsId, mergeId))!);
}

async function reviveDropped(tx: Tx, actor: Actor, row: MergeRow, now: Date): Promise<void> {
  const kept = (await findPatient(tx, actor.cptsId, row.kept_id))!;
  if (kept.merged_into_id)
    throw conflict(
      "patients.merged-since",
      "La fiche gardée a été fusionnée depuis avec une autre : défaites d'abord la fusion la plus récente.",
    );
  const dropped = (await findPatient(tx, actor.cptsId, row.dropped_id))!;
  await updatePatient(tx, actor.cptsId, row.dropped_id, {
    merged_into_id: null,
    merged_at: null,
    updated_at: laterThan(dropped, now),
  });
  await updatePatient(tx, actor.cptsId, row.kept_id, { updated_at: laterThan(kept, now) });
}
