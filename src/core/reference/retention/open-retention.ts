import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { keptSince, nowOf } from "../../../platform/time/index.ts";
import { referenceMonths } from "./reference-months.ts";
import { LEAST_MONTHS, type Retention, type RetentionInput } from "./retention-contract.ts";
import { findDecided, putDecided, type RetentionTable } from "./retention-store.ts";

/** What names people, and is kept for a time that each CPTS decides. */
export interface Kept {
  table: RetentionTable;
  /** In the reference set `retention`: what holds where nothing was decided. */
  code: string;
  /** Of the audit, when a delay is decided. */
  action: string;
  /** Whose open screens are told of a decision. */
  topic?: string;
  /** How many the next night would erase (`due`) if it kept what ended at `before` or later, and how many are erased already (`done`). */
  count: (tx: Tx, cptsId: string, before: Date) => Promise<{ due: number; done: number }>;
}

interface Where {
  id: string;
  timeZone: string;
}

type Rule = Pick<Retention, "months" | "source" | "isDefault" | "defaultMonths" | "decidedAt">;

export interface OpenRetention {
  /** Months that hold in this CPTS (what it decided, else the reference's value), and the instant before which what ended goes the next night. */
  inForce: (deps: Deps, tx: Tx, cpts: Where) => Promise<{ months: number; before: Date }>;
  /** With `months`, what another delay would do the next night. */
  read: (deps: Deps, actor: Actor, asked?: { months?: number | undefined }) => Promise<Retention>;
  /** Decides the delay of this CPTS. Nothing is erased before the next night; what is erased then does not come back. */
  set: (deps: Deps, actor: Actor, input: RetentionInput) => Promise<Retention>;
}

export function openRetention(kept: Kept): OpenRetention {
  const read = async (deps: Deps, tx: Tx, cpts: Where, months?: number): Promise<Retention> => {
    const rule = await ruleIn(kept, deps, tx, cpts);
    const before = keptSince(deps, cpts.timeZone, months ?? rule.months);
    return { ...rule, ...(await kept.count(tx, cpts.id, before)) };
  };
  return {
    inForce: async (deps, tx, cpts) => {
      const { months } = await ruleIn(kept, deps, tx, cpts);
      return { months, before: keptSince(deps, cpts.timeZone, months) };
    },
    read: (deps, actor, asked) => act(deps, actor, (tx) => read(deps, tx, placeOf(actor), asked?.months)),
    set: (deps, actor, { months, source }) =>
      act(deps, actor, async (tx) => {
        const cpts = placeOf(actor);
        const former = await ruleIn(kept, deps, tx, cpts);
        await putDecided(tx, kept.table, {
          cpts_id: cpts.id,
          months,
          source,
          decided_by: actor.userId,
          decided_at: nowOf(deps),
        });
        await recordAct(deps, actor, tx, {
          action: kept.action,
          subjectKind: "retention",
          details: { months, source, formerMonths: former.months, formerSource: former.source },
        });
        if (kept.topic) tellScreens(deps, tx, cpts.id, { topic: kept.topic, id: cpts.id });
        return read(deps, tx, cpts);
      }),
  };
}

const placeOf = (actor: Actor): Where => ({ id: actor.cptsId, timeZone: actor.timeZone });

async function ruleIn({ table, code }: Kept, deps: Deps, tx: Tx, cpts: Where): Promise<Rule> {
  const standard = await referenceMonths(deps, tx, cpts, code, LEAST_MONTHS);
  const decided = await findDecided(tx, table, cpts.id);
  return {
    months: decided?.months ?? standard.months,
    source: decided?.source ?? standard.source,
    isDefault: decided === undefined,
    defaultMonths: standard.months,
    decidedAt: decided?.decided_at.toISOString() ?? null,
  };
}
