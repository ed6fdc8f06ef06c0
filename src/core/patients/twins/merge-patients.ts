import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { laterThan, refuseMerged, refuseOlder } from "../identity/open-identity.ts";
import { lockPatient, updatePatient } from "../record/patient-store.ts";
import type { PatientWiring } from "../wiring.ts";
import { mustKeep } from "./compare-twins.ts";
import { findMerge, insertMerge, insertMergeRows } from "./merge-store.ts";
import { type OpenedPair, openPair } from "./open-pair.ts";
import { presentMerge } from "./present-merge.ts";
import { inOrder } from "./twin-store.ts";
import type { Merge, MergeInput } from "./twins-contract.ts";
import { twinRules } from "./twins-policy.ts";

/**
 * Two records of one person: what belongs to `droppedId` goes to `keptId`, each row in the journal so that it can come
 * back; the record dropped stays, pointing to the one kept. One transaction, both records locked in the order of their ids.
 */
export const mergePatients = (
  deps: Deps,
  actor: Actor,
  once: Once,
  input: MergeInput,
  { relations, references }: Pick<PatientWiring, "relations" | "references">,
): Promise<Merge> => {
  const { keptId, droppedId } = input;
  if (keptId === droppedId) throw invalid("droppedId", "Choisissez deux fiches différentes.");
  return actOnce(deps, actor, once, async (tx) => {
    for (const id of inOrder(keptId, droppedId)) await lockPatient(tx, actor.cptsId, id);
    const ids = [keptId, droppedId] as const;
    const opened = await openPair(deps, actor, tx, ids, twinRules["twin.decide"], relations);
    refuseMerge(opened, input);
    const now = nowOf(deps);
    const mergeId = newId();
    await insertMerge(tx, {
      cpts_id: actor.cptsId,
      id: mergeId,
      kept_id: keptId,
      dropped_id: droppedId,
      reason: input.reason,
      made_by: actor.userId,
      made_label: actor.label.slice(0, 200),
      made_at: now,
    });
    let moved = 0;
    for (const reference of references) {
      const rows = await reference.move({ deps, actor, tx, fromId: droppedId, toId: keptId });
      await insertMergeRows(tx, actor.cptsId, mergeId, reference.name, rows);
      moved += rows.length;
    }
    await updatePatient(tx, actor.cptsId, droppedId, {
      merged_into_id: keptId,
      merged_at: now,
      updated_at: laterThan(opened.other, now),
    });
    await updatePatient(tx, actor.cptsId, keptId, { updated_at: laterThan(opened.one, now) });
    await recordBoth(deps, actor, tx, "patients.merged", { keptId, droppedId, mergeId, moved }, input.reason);
    tellScreens(deps, tx, actor.cptsId, { topic: "patient", id: keptId });
    return presentMerge(tx, (await findMerge(tx, actor.cptsId, mergeId))!);
  });
};

function refuseMerge(opened: OpenedPair, input: MergeInput): void {
  refuseMerged(opened.one);
  refuseMerged(opened.other);
  refuseOlder(opened.one, input.keptReadAt);
  refuseOlder(opened.other, input.droppedReadAt);
  if (opened.kept?.state === "different")
    throw conflict(
      "patients.called-different",
      "Il a été dit que ce sont deux personnes : revenez d'abord sur cette décision.",
    );
  if (opened.reasons.includes("deux matricules INS différents"))
    throw conflict(
      "patients.two-ins",
      "Ces fiches ont deux matricules INS différents : ce sont deux personnes, ou l'une des identités est à revoir.",
    );
  const keep = mustKeep(opened);
  if (keep && keep !== input.keptId)
    throw conflict(
      "patients.keep-the-surer",
      "Gardez la fiche dont l'identité est la mieux vérifiée : l'autre rejoindra celle-ci.",
    );
}

/** Both records tell it: whoever asks for the journal of one finds the other. */
export async function recordBoth(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  action: "patients.merged" | "patients.unmerged",
  details: { keptId: string; droppedId: string; mergeId: string; moved: number },
  reason: string,
): Promise<void> {
  for (const id of [details.keptId, details.droppedId])
    await recordAct(deps, actor, tx, {
      action,
      subjectKind: "patient",
      subjectId: id,
      patientId: id,
      ...(reason ? { purpose: reason } : {}),
      details,
    });
}
