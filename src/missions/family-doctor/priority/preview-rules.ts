import { setImmediate as breathe } from "node:timers/promises";
import { usualName } from "../../../core/patients/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { dayOf } from "../request/day-of.ts";
import { type Compared, compareRegisters, type Moved } from "./compare-registers.ts";
import { ensurePublishedRules } from "./ensure-rules.ts";
import type { PriorityRules, RulesPreview } from "./priority-contract.ts";
import { listPatientNames, listWaiting } from "./register-store.ts";
import { sayParts, weighRequest } from "./weigh-request.ts";
import { situationOf } from "./weigh-row.ts";

const BATCH = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** What these rules would change to those who wait today: who rises, who falls, how many in each band. Nothing is changed. */
export const previewRules = (deps: Deps, actor: Actor, content: PriorityRules): Promise<RulesPreview> =>
  act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const published = (await ensurePublishedRules(tx, actor.cptsId, now)).content;
    const all = await compareAll(tx, actor, published, content, dayOf(now, actor.timeZone));
    const { top, climbers, droppers, ...counts } = compareRegisters(all, published, content);
    const shown = [...top, ...climbers, ...droppers];
    const names = await namesOf(tx, actor.cptsId, shown);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.requests-listed",
      details: { view: "rules-preview", lines: names.size },
    });
    const present = (one: Moved) => ({
      requestId: one.id,
      reference: names.get(one.id)?.reference ?? "",
      patientName: names.get(one.id)?.name ?? null,
      rankBefore: one.rankBefore,
      rankAfter: one.rankAfter,
      weightBefore: one.before,
      weightAfter: one.after,
      sentence: sayParts(one.parts),
    });
    return {
      waiting: all.length,
      ...counts,
      top: top.map(present),
      climbers: climbers.map(present),
      droppers: droppers.map(present),
    };
  });

/** Both weights of every one who waits; a weight that the coordination decided stays what it is. */
async function compareAll(
  tx: Tx,
  actor: Actor,
  published: PriorityRules,
  draft: PriorityRules,
  today: string,
): Promise<Compared[]> {
  const all: Compared[] = [];
  let after = FIRST;
  for (;;) {
    const rows = await listWaiting(tx, actor.cptsId, after, BATCH);
    for (const row of rows) {
      const situation = situationOf(row, row.birth_on, actor.timeZone);
      const next = weighRequest(draft, situation, today);
      all.push({
        id: row.id,
        since: row.waiting_since.getTime(),
        before: row.overruled_weight ?? weighRequest(published, situation, today).weight,
        after: row.overruled_weight ?? next.weight,
        parts: next.parts,
      });
    }
    if (rows.length < BATCH) return all;
    after = rows.at(-1)!.id;
    await breathe();
  }
}

async function namesOf(tx: Tx, cptsId: string, shown: readonly { id: string }[]) {
  const ids = [...new Set(shown.map(({ id }) => id))];
  if (ids.length === 0) return new Map<string, { reference: string; name: string }>();
  const rows = await listPatientNames(tx, cptsId, ids);
  return new Map(
    rows.map((row) => {
      const { givenName, familyName } = usualName(row);
      return [row.id, { reference: row.reference, name: `${givenName} ${familyName}` }];
    }),
  );
}
