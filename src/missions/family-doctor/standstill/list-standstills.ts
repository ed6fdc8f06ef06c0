import { usualName } from "../../../core/patients/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act, pageOf, readPageKey } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { isDatabaseInstant } from "../request/database-instant.ts";
import { readDelays } from "../request/delays.ts";
import {
  type Standstill,
  type StandstillGroups,
  type StandstillPage,
  type StandstillQuery,
  standstillCode,
} from "./standstill-contract.ts";
import {
  countStandstills,
  listFirstStandstills,
  listStandstills,
  type StandstillRow,
} from "./standstill-store.ts";
import { STANDSTILL_WORDS, sayStandstill } from "./standstill-words.ts";

/** What stands still and why, by priority, then the longest overdue first. */
export function readStandstills(deps: Deps, actor: Actor, query: StandstillQuery): Promise<StandstillPage> {
  const after = readDueKey(query.after);
  return act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const moment = { now, zone: actor.timeZone, delays: await readDelays(tx, now, actor.timeZone) };
    const rows = await listStandstills(tx, actor.cptsId, moment, {
      code: query.code,
      after,
      limit: query.limit,
    });
    const page = pageOf(rows, query.limit, (row) => [row.due_key, row.weight, row.id]);
    const counts = await countStandstills(tx, actor.cptsId, moment);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.standstills-read",
      details: { lines: page.items.length },
    });
    return {
      items: page.items.map((row) => present(row, now)),
      next: page.next,
      counts: counts.map(({ code, count }) => ({ code, label: STANDSTILL_WORDS[code], count })),
    };
  });
}

const FIRST_OF_EACH = 5;

/** What stands still by what to do next, in the order of a request's life; the heaviest of each, and how many. */
export const groupStandstills = (deps: Deps, actor: Actor): Promise<StandstillGroups> =>
  act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const moment = { now, zone: actor.timeZone, delays: await readDelays(tx, now, actor.timeZone) };
    const rows = await listFirstStandstills(tx, actor.cptsId, moment, FIRST_OF_EACH);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.standstills-read",
      details: { lines: rows.length },
    });
    const groups = standstillCode.options.map((code) => {
      const own = rows.filter((row) => row.code === code);
      const items = own.map((row) => present(row, now));
      return { code, label: STANDSTILL_WORDS[code], count: own[0]?.of_code ?? 0, items };
    });
    return { groups: groups.filter(({ count }) => count > 0) };
  });

function readDueKey(text: string | undefined) {
  const key = readPageKey(text, 3);
  if (!key) return undefined;
  const [at, weight, id] = key;
  const isWeight = Number.isInteger(weight) && Math.abs(Number(weight)) <= 10_000_000;
  if (isDatabaseInstant(at) && isWeight && typeof id === "string" && isId(id)) return key;
  throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
}

const DAY = 86_400_000;
const wholeDays = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / DAY);

function present(row: StandstillRow, now: Date): Standstill {
  const named =
    row.birth_family_name !== null && row.birth_given_names !== null
      ? usualName({
          birth_family_name: row.birth_family_name,
          used_family_name: row.used_family_name,
          birth_given_names: row.birth_given_names,
          used_given_name: row.used_given_name,
        })
      : null;
  return {
    requestId: row.id,
    reference: row.reference,
    status: row.status as Standstill["status"],
    code: row.code,
    dueAt: row.due_at.toISOString(),
    weight: row.weight,
    lateDays: wholeDays(row.due_at, now),
    sentence: sayStandstill(row.code, wholeDays(row.since, now)),
    patientName: named && `${named.givenName} ${named.familyName}`,
    communeName: row.commune_name,
  };
}
