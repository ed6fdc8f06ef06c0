import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { PublicationPlan } from "../generate/plan-publication.ts";
import { closeSlots, insertSlots, updateSlots } from "./slot-store.ts";

/** How many slots a plan touches at once. */
export const sizeOfPlan = (plan: PublicationPlan): number =>
  plan.insert.length + plan.update.length + plan.close.length;

/**
 * Writes a plan: close, then change, then open, so that the exclusion of overlapping open slots never refuses what the plan
 * made room for. Slots with bookings in conflict are not touched. Tells `agenda.slots-published` for each schedule touched.
 */
export async function applyPlan(deps: Deps, tx: Tx, cptsId: string, plan: PublicationPlan): Promise<void> {
  if (sizeOfPlan(plan) === 0) return;
  if (plan.close.length > 0) await closeSlots(tx, cptsId, plan.close);
  if (plan.update.length > 0) await updateSlots(tx, cptsId, plan.update);
  if (plan.insert.length > 0) await insertSlots(tx, cptsId, plan.insert, nowOf(deps));
  const touched = [
    ...plan.insert,
    ...plan.update.map((one) => one.wanted),
    ...plan.update.map((one) => one.present),
    ...plan.close,
  ];
  for (const scheduleId of new Set(touched.map((slot) => slot.scheduleId))) {
    await publishEvent(deps, tx, { name: "agenda.slots-published", payload: { scheduleId } });
  }
  tellScreens(deps, tx, cptsId, { topic: "slot" });
}
