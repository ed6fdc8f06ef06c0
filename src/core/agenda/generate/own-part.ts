import type { PublicationPlan } from "./plan-publication.ts";

/**
 * What a change itself opens, changes and closes: its plan without what was to be published before it (the horizon that moved on
 * since the last publication), which would be told as its doing. Who counts on a slot is told whole.
 */
export function ownPart(plan: PublicationPlan, before: PublicationPlan): PublicationPlan {
  const opened = new Set(before.insert.map((slot) => slot.key));
  const changed = new Set(before.update.map((one) => one.id));
  const closed = new Set(before.close.map((slot) => slot.id));
  return {
    ...plan,
    insert: plan.insert.filter((slot) => !opened.has(slot.key)),
    update: plan.update.filter((one) => !changed.has(one.id)),
    close: plan.close.filter((slot) => !closed.has(slot.id)),
  };
}
