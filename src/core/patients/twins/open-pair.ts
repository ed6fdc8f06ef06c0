import { type Actor, authorize, type Rule } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { accessTo, type CareRelation, known } from "../care-relation.ts";
import { findPatient, type PatientRow } from "../record/patient-store.ts";
import { isMergedPair } from "./merge-store.ts";
import { LIKELY, scoreTwins, type TwinScore } from "./score-twins.ts";
import { findPair, findTwinRow, type PairRow, traitsOf } from "./twin-store.ts";
import type { PairAccess } from "./twins-policy.ts";

export interface OpenedPair extends TwinScore {
  one: PatientRow;
  other: PatientRow;
  kept: PairRow | undefined;
  /** Of which the person knows by a relation of care or a broken glass. */
  knownIds: ReadonlySet<string>;
}

/** Two records, scored as they are now, for who may look at them together. */
export async function openPair(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  ids: readonly [string, string],
  rule: Rule<PairAccess>,
  relations: readonly CareRelation[],
): Promise<OpenedPair> {
  const [one, other] = [
    await findPatient(tx, actor.cptsId, ids[0]),
    await findPatient(tx, actor.cptsId, ids[1]),
  ];
  if (!one || !other || one.id === other.id) throw notFound("access.not-found");
  const now = nowOf(deps);
  const scored = scoreTwins(
    traitsOf((await findTwinRow(tx, actor.cptsId, one.id))!),
    traitsOf((await findTwinRow(tx, actor.cptsId, other.id))!),
  );
  const kept = await findPair(tx, actor.cptsId, one.id, other.id);
  const looksLikely = kept !== undefined || scored.score >= LIKELY;
  // Nobody opens a record by making its look-alike: likeness to one's own making proves nothing.
  const isOwnMaking = [one, other].some((row) => row.created_by === actor.userId);
  // What a merge put together must come apart, whatever was corrected since.
  const likely = (looksLikely && !isOwnMaking) || (await isMergedPair(tx, actor.cptsId, one.id, other.id));
  const knows = async (row: PatientRow) => known(actor, await accessTo(tx, actor, row, relations, now));
  const knownIds = new Set<string>();
  for (const row of [one, other]) if (await knows(row)) knownIds.add(row.id);
  const bothKnown = [one, other].every((row) => row.created_by === actor.userId || knownIds.has(row.id));
  authorize(actor, rule, { likely, bothKnown });
  return { one, other, kept, knownIds, ...scored };
}
