import { cptsOf, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { applyPlan, sizeOfPlan } from "./apply-plan.ts";
import { planAgenda } from "./plan-agenda.ts";
import { listPublishing } from "./publishing-store.ts";
import { readCalendar } from "./read-calendar.ts";
import { lockSchedules } from "./slot-store.ts";

/**
 * Brings the published slots of one professional up to the horizon; running it again changes nothing. Bookings are never
 * touched. Returns how many slots were opened, changed or closed.
 */
export async function publishAgenda(deps: Deps, tx: Tx, professionalId: string): Promise<number> {
  const cptsId = cptsOf(tx);
  await lockSchedules(tx, cptsId, professionalId);
  const plan = await planAgenda(tx, cptsId, professionalId, await readCalendar(deps, tx, cptsId), true);
  await applyPlan(deps, tx, cptsId, plan);
  return sizeOfPlan(plan);
}

/** The same for every agenda of a CPTS, one transaction each; returns how many slots changed. For jobs, commands and the demo. */
export async function publishCpts(deps: Deps, cptsId: string, signal?: AbortSignal): Promise<number> {
  let changed = 0;
  let after: string | undefined;
  for (;;) {
    const professionals = await withTenant(deps.db, cptsId, (tx) => listPublishing(tx, cptsId, after));
    for (const professionalId of professionals) {
      if (signal?.aborted) return changed;
      changed += await withTenant(deps.db, cptsId, (tx) => publishAgenda(deps, tx, professionalId));
    }
    after = professionals.at(-1);
    if (after === undefined) return changed;
  }
}
