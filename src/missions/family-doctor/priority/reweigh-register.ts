import { isId, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { enqueueJob, forEachCpts } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { ageBandOn } from "../request/age-band.ts";
import { dayOf, zoneOf } from "../request/day-of.ts";
import { ensurePublishedRules } from "./ensure-rules.ts";
import { lockOpen, updateWeights } from "./register-store.ts";
import { weighRequest } from "./weigh-request.ts";
import { situationOf } from "./weigh-row.ts";

export const REWEIGH = "family-doctor.reweigh";

/** Rows locked together: some tens of milliseconds. */
const BATCH = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** After a publication: once per CPTS, however many ask. */
export const askToReweigh = (tx: Tx, cptsId: string): Promise<void> =>
  enqueueJob(tx, { name: REWEIGH, payload: { cptsId }, key: `${REWEIGH}:${cptsId}` });

export async function reweighJob(
  deps: Deps,
  payload: Record<string, unknown>,
  signal: AbortSignal,
): Promise<void> {
  const cptsId = String(payload["cptsId"]);
  if (isId(cptsId)) await reweighRegister(deps, cptsId, signal);
}

/** Every night: waiting grows, treatments come to their end. */
export const reweighAll = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(deps, ({ id }) => reweighRegister(deps, id, signal), signal);

/** Weighs every open request by the rules in force, a batch per transaction; run twice it changes nothing more. */
async function reweighRegister(deps: Deps, cptsId: string, signal: AbortSignal): Promise<void> {
  let after: string | undefined = FIRST;
  while (after !== undefined && !signal.aborted) {
    const from: string = after;
    after = await withTenant(deps.db, cptsId, (tx) => reweighBatch(deps, tx, cptsId, from));
  }
}

/** The id of the last one weighed, undefined when there is no more. */
async function reweighBatch(deps: Deps, tx: Tx, cptsId: string, after: string): Promise<string | undefined> {
  const rows = await lockOpen(tx, cptsId, after, BATCH);
  if (rows.length === 0) return undefined;
  const now = nowOf(deps);
  const zone = await zoneOf(tx, cptsId);
  const today = dayOf(now, zone);
  const rules = await ensurePublishedRules(tx, cptsId, now);
  const weights = rows.map((row) => {
    const { weight, parts } = weighRequest(rules.content, situationOf(row, row.birth_on, zone), today);
    return { id: row.id, weight, parts, ageBand: ageBandOn(row.birth_on, today) };
  });
  const stale = weights.filter(
    ({ weight, ageBand }, index) =>
      rows[index]!.weight !== weight ||
      rows[index]!.age_band !== ageBand ||
      rows[index]!.rule_version !== rules.version ||
      rows[index]!.weighed_on !== today,
  );
  if (stale.length > 0) {
    await updateWeights(tx, cptsId, stale, rules.version, today);
    tellScreens(deps, tx, cptsId, { topic: "family-doctor", id: cptsId });
  }
  return rows.length < BATCH ? undefined : rows.at(-1)!.id;
}
