import { type Ratio, ratio } from "./quantile.ts";

export type MeasuredSlot = {
  startsAt: Temporal.Instant;
  places: number;
  taken: number;
  communeCode: string | null;
  professionCode: string | null;
};

export type SlotMeasures = { slots: number; placesFilled: Ratio; placesEmpty: number; emptySlots: number };

/** Places offered and taken of the slots already started at `now`: the others may still fill. Give open slots only, not the closed ones. */
export function measureSlots(slots: readonly MeasuredSlot[], now: Temporal.Instant): SlotMeasures {
  const past = slots.filter((slot) => Temporal.Instant.compare(slot.startsAt, now) <= 0);
  const offered = past.reduce((sum, slot) => sum + slot.places, 0);
  const taken = past.reduce((sum, slot) => sum + Math.min(slot.taken, slot.places), 0);
  return {
    slots: past.length,
    placesFilled: ratio(taken, offered),
    placesEmpty: offered - taken,
    emptySlots: past.filter((slot) => slot.taken === 0).length,
  };
}
