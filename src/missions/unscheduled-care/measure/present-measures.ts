import type { Measures } from "../contract.ts";
import { maskGroups, SMALL_NUMBER } from "../measures/group-measures.ts";
import { ratio } from "../measures/quantile.ts";
import type { RequestMeasures } from "../measures/request-measures.ts";
import type { SlotMeasures } from "../measures/slot-measures.ts";
import type { ThirdNextRow } from "../measures/third-next-available.ts";
import type { Cut, RequestCounts, SlotCounts, ThirdNextCounts } from "./measure-store.ts";

/** Counts of the database → the measures as `measures/definitions.ts` says them. Pure. */
export const presentRequests = (row: RequestCounts): RequestMeasures => ({
  requests: row.requests,
  redFlags: row.red_flags,
  calledThe15: row.called_the_15,
  decidedOtherwise: row.decided_otherwise,
  undecided: row.undecided,
  oriented: row.oriented,
  booked: ratio(row.booked, row.oriented),
  delayAskedMedianMinutes: row.asked_median,
  delayObtainedMedianMinutes: row.obtained_median,
  delayObtainedP90Minutes: row.obtained_p90,
  withinAsked: ratio(row.in_time, row.limited),
  within24h: ratio(row.within_24h, row.oriented - row.in_progress_24h),
  within48h: ratio(row.within_48h, row.oriented - row.in_progress_48h),
  inProgress24h: row.in_progress_24h,
  inProgress48h: row.in_progress_48h,
  noShows: ratio(row.no_shows, row.ended),
});

export const presentSlots = (row: SlotCounts): SlotMeasures => ({
  slots: row.slots,
  placesFilled: ratio(row.taken, row.offered),
  placesEmpty: row.offered - row.taken,
  emptySlots: row.empty,
});

/** The groups of one cut with their names, masked for publication when asked. */
export const presentGroups = (
  rows: readonly RequestCounts[],
  cut: Cut,
  masked: boolean,
  nameOf: (key: string | null) => string,
): Measures["byCommune"] =>
  maskGroups(
    rows
      .filter((row) => row.cut === cut)
      .map((row) => ({ key: row.key, count: row.requests, measures: presentRequests(row) })),
    masked ? { maskBelow: SMALL_NUMBER } : {},
  ).map((group) => ({ ...group, label: nameOf(group.key) }));

/** One point per local day, in their order. */
export const presentDays = (rows: readonly RequestCounts[]): Measures["byDay"] =>
  rows
    .filter((row) => row.cut === "day")
    .map((row) => ({
      day: row.key ?? "",
      requests: row.requests,
      booked: row.booked,
      within48h: row.within_48h,
    }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));

export const presentThirdNext = (rows: readonly ThirdNextCounts[]): ThirdNextRow[] =>
  rows
    .map((row) => ({
      professionCode: row.profession_code,
      communeCode: row.commune_code,
      professionals: row.professionals,
      withoutThird: row.without_third,
      medianDays: finite(row.median_days),
      shortestDays: finite(row.shortest_days),
    }))
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));

const sortKey = (row: ThirdNextRow): string => `${row.professionCode} ${row.communeCode ?? ""}`;
const finite = (days: number): number | null => (Number.isFinite(days) ? days : null);
