import { listReferenceValues } from "../../../../core/reference/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { localDateOf, localDayBounds } from "../../../../platform/time/index.ts";
import { findRule } from "./forget-store.ts";

export interface Rule {
  months: number;
  source: string;
  isDefault: boolean;
  decidedAt: Date | null;
}

/** What this CPTS decided, else the reference's value (set `retention`, code `closed-review`). */
export async function readRule(deps: Deps, tx: Tx, cptsId: string, zone: string): Promise<Rule> {
  const own = await findRule(tx, cptsId);
  if (own) return { months: own.months, source: own.source, isDefault: false, decidedAt: own.decided_at };
  const today = localDateOf(deps.clock.now(), zone).toString();
  const value = (await listReferenceValues(tx, "retention", today)).find(
    ({ code }) => code === "closed-review",
  );
  const months = Number(value?.attributes["months"]);
  if (!value || !(months >= 3)) throw new Error("reference retention/closed-review is missing");
  return { months, source: value.source, isDefault: true, decidedAt: null };
}

/** The first instant of the local day that many months ago. */
export const keptSince = (deps: Deps, zone: string, months: number): Date =>
  new Date(
    localDayBounds(localDateOf(deps.clock.now(), zone).subtract({ months }), zone).startsAt.epochMilliseconds,
  );
