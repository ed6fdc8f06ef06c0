import type { PublishedSlot, SlotOffer } from "./slot-template.ts";

/** A slot as it stands in the agenda now; give future slots only, the past is never replanned. */
export type PresentSlot = SlotOffer & {
  id: string;
  key: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  places: number;
  /** Holds running now, and bookings not cancelled: in places. */
  heldCount: number;
  bookedCount: number;
  /** True when it was taken off the agenda; it is reopened if it is wanted again. */
  closed?: boolean;
};

export type SlotChange =
  | "startsAt"
  | "endsAt"
  | "scheduleId"
  | "professionalId"
  | "modality"
  | "places"
  | "audiences"
  | "reasons"
  | "shared"
  | "closed";

export type SlotUpdate = { id: string; present: PresentSlot; wanted: PublishedSlot; changes: SlotChange[] };

/** A slot that someone counts on and that the new rules would remove, move or shrink: nothing is done before a human decides. */
export type SlotConflict = {
  id: string;
  present: PresentSlot;
  wanted: PublishedSlot | null;
  kind: "vanishes" | "moves" | "too-few-places";
  changes: SlotChange[];
};

export type PublicationPlan = {
  insert: PublishedSlot[];
  update: SlotUpdate[];
  close: PresentSlot[];
  conflicts: SlotConflict[];
  /** Wanted, but at the hour of a slot kept because of a conflict: they open once it is settled. */
  waiting: PublishedSlot[];
};

/** What a patient who has an appointment would notice. */
const NOTICED: readonly SlotChange[] = ["startsAt", "endsAt", "scheduleId", "professionalId", "modality"];

/**
 * What must change for `present` to become `wanted`, compared by key. Only free slots are closed or moved; where a place
 * is held or booked the change becomes a conflict and the present slot stays as it is. Both lists must have unique keys.
 * Apply `close` before `update` before `insert`: what opens may stand where something closed. Planning again then gives nothing
 * but the conflicts that nobody has settled and what waits for them.
 */
export function planPublication(input: {
  wanted: readonly PublishedSlot[];
  present: readonly PresentSlot[];
}): PublicationPlan {
  const present = new Map(input.present.map((slot) => [slot.key, slot]));
  const plan: PublicationPlan = { insert: [], update: [], close: [], conflicts: [], waiting: [] };
  for (const wanted of input.wanted) {
    const here = present.get(wanted.key);
    present.delete(wanted.key);
    if (here) compare(plan, here, wanted);
    else plan.insert.push(wanted);
  }
  for (const here of present.values()) {
    if (takenPlaces(here) > 0) plan.conflicts.push(conflict(here, null, "vanishes", []));
    else if (!here.closed) plan.close.push(here);
  }
  return holdBack(plan);
}

/** True when there is nothing to do and nothing to decide. */
export function isEmptyPlan(plan: PublicationPlan): boolean {
  return (
    plan.insert.length +
      plan.update.length +
      plan.close.length +
      plan.conflicts.length +
      plan.waiting.length ===
    0
  );
}

/** One professional, one place at a time: what would open or move to the hour of a kept slot waits. */
function holdBack(plan: PublicationPlan): PublicationPlan {
  const kept = Map.groupBy(plan.conflicts, (conflict) => conflict.present.professionalId);
  const blocked = (slot: PublishedSlot) =>
    kept.get(slot.professionalId)?.some(({ present }) => overlap(present, slot)) ?? false;
  const stuck = ({ changes, wanted }: SlotUpdate) =>
    changes.some((change) => change === "closed" || NOTICED.includes(change)) && blocked(wanted);
  return {
    ...plan,
    insert: plan.insert.filter((slot) => !blocked(slot)),
    update: plan.update.filter((update) => !stuck(update)),
    close: [
      ...plan.close,
      ...plan.update.filter(stuck).flatMap(({ present }) => (present.closed ? [] : [present])),
    ],
    waiting: [...plan.insert.filter(blocked), ...plan.update.filter(stuck).map(({ wanted }) => wanted)],
  };
}

type Span = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

function overlap(a: Span, b: Span): boolean {
  return (
    Temporal.Instant.compare(a.startsAt, b.endsAt) < 0 && Temporal.Instant.compare(b.startsAt, a.endsAt) < 0
  );
}

export const takenPlaces = (slot: PresentSlot): number => slot.heldCount + slot.bookedCount;

function compare(plan: PublicationPlan, here: PresentSlot, wanted: PublishedSlot): void {
  const changes = changesBetween(here, wanted);
  if (changes.length === 0) return;
  const taken = takenPlaces(here);
  const noticed = taken > 0 && changes.some((change) => NOTICED.includes(change));
  if (noticed) plan.conflicts.push(conflict(here, wanted, "moves", changes));
  else if (wanted.places < taken) plan.conflicts.push(conflict(here, wanted, "too-few-places", changes));
  else plan.update.push({ id: here.id, present: here, wanted, changes });
}

function conflict(
  present: PresentSlot,
  wanted: PublishedSlot | null,
  kind: SlotConflict["kind"],
  changes: SlotChange[],
): SlotConflict {
  return { id: present.id, present, wanted, kind, changes };
}

function changesBetween(here: PresentSlot, wanted: PublishedSlot): SlotChange[] {
  const changes: SlotChange[] = [];
  if (!here.startsAt.equals(wanted.startsAt)) changes.push("startsAt");
  if (!here.endsAt.equals(wanted.endsAt)) changes.push("endsAt");
  for (const field of ["scheduleId", "professionalId", "modality", "places", "shared"] as const)
    if (here[field] !== wanted[field]) changes.push(field);
  if (!sameSet(here.audiences, wanted.audiences)) changes.push("audiences");
  if (!sameSet(here.reasons, wanted.reasons)) changes.push("reasons");
  if (here.closed) changes.push("closed");
  return changes;
}

/** Order does not matter: a database may give arrays back in another one. */
function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(a);
  return known.size === new Set(b).size && b.every((item) => known.has(item));
}
