import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { localDateOf, localDayBounds } from "../../../platform/time/index.ts";
import { listReferenceValues } from "../../reference/index.ts";
import { findRule } from "./retention-store.ts";

export interface Rule {
  months: number;
  source: string;
  isDefault: boolean;
  defaultMonths: number;
  decidedAt: Date | null;
}

/** What this CPTS decided, else the reference's value (set `retention`, code `questionnaire-answers`). */
export async function readRule(deps: Deps, tx: Tx, cptsId: string, zone: string): Promise<Rule> {
  const today = localDateOf(deps.clock.now(), zone).toString();
  const value = (await listReferenceValues(tx, "retention", today)).find(
    ({ code }) => code === "questionnaire-answers",
  );
  const defaultMonths = Number(value?.attributes["months"]);
  if (!value || !(defaultMonths >= 3))
    throw new Error("reference retention/questionnaire-answers is missing");
  const own = await findRule(tx, cptsId);
  return {
    months: own?.months ?? defaultMonths,
    source: own?.source ?? value.source,
    isDefault: own === undefined,
    defaultMonths,
    decidedAt: own?.decided_at ?? null,
  };
}

/** The first instant of the local day that many months ago: what ended before it has been kept for long enough. */
export const keptSince = (deps: Deps, zone: string, months: number): Date =>
  new Date(
    localDayBounds(localDateOf(deps.clock.now(), zone).subtract({ months }), zone).startsAt.epochMilliseconds,
  );
