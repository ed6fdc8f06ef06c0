import { dayNumber, localParts } from "../../../platform/time/index.ts";
import { median, quantile } from "./quantile.ts";

export type FreeSlot = { startsAt: Temporal.Instant; placesLeft: number };

export type Agenda = {
  professionalId: string;
  professionCode: string;
  communeCode: string | null;
  /** Sorted by start. */
  freeSlots: readonly FreeSlot[];
};

export type ThirdNext = { days: number; at: Temporal.Instant };

/**
 * The third free place from `now` on, and in how many calendar days of `zone` it is (0 = today); null when there are fewer
 * than three. The first and second are left aside because a cancellation makes them by chance. A slot of n places counts n times.
 */
export function thirdNextAvailable(
  slots: readonly FreeSlot[],
  now: Temporal.Instant,
  zone: string,
): ThirdNext | null {
  let places = 0;
  for (const { startsAt, placesLeft } of slots) {
    if (placesLeft < 1 || Temporal.Instant.compare(startsAt, now) < 0) continue;
    places += placesLeft;
    if (places >= 3)
      return { days: dayNumber(localParts(startsAt, zone)) - dayNumber(localParts(now, zone)), at: startsAt };
  }
  return null;
}

export type ThirdNextRow = {
  professionCode: string;
  communeCode: string | null;
  professionals: number;
  /** Those with fewer than three free places in the published weeks. */
  withoutThird: number;
  /** Null when half of the professionals or more have no third place: the median is then beyond what is published. */
  medianDays: number | null;
  shortestDays: number | null;
};

/** Third next available appointment per profession and commune, one agenda per professional (empty agendas included). */
export function measureThirdNext(
  agendas: readonly Agenda[],
  now: Temporal.Instant,
  zone: string,
): ThirdNextRow[] {
  const groups = Map.groupBy(agendas, (agenda) => `${agenda.professionCode} ${agenda.communeCode ?? ""}`);
  const keys = [...groups.keys()].sort();
  return keys.map((key) => {
    const group = groups.get(key)!;
    const days = group.map(
      ({ freeSlots }) => thirdNextAvailable(freeSlots, now, zone)?.days ?? Number.POSITIVE_INFINITY,
    );
    const { professionCode, communeCode } = group[0]!;
    return {
      professionCode,
      communeCode,
      professionals: group.length,
      withoutThird: days.filter((day) => day === Number.POSITIVE_INFINITY).length,
      medianDays: finite(median(days)),
      shortestDays: finite(quantile(days, 0)),
    };
  });
}

const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;
