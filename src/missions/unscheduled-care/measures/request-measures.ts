import { median, quantile, type Ratio, ratio } from "./quantile.ts";

export type MeasuredRequest = {
  requestedAt: Temporal.Instant;
  /** Limit of the chosen level; null when it has none. */
  wantedBy: Temporal.Instant | null;
  appointmentAt: Temporal.Instant | null;
  /** Where a sign of gravity stands: no sign, the 15 takes over, another decision was written, none was. */
  redFlag: "called-15" | "decided" | "undecided" | null;
  /** Ended before any appointment was made. */
  cancelled: boolean;
  outcome: "seen" | "redirected" | "hospital" | "advice" | "noshow" | "none" | null;
  levelCode: string | null;
  communeCode: string | null;
  /** Profession that was booked, else the one asked for. */
  professionCode: string | null;
};

export type RequestMeasures = {
  requests: number;
  /** Stopped by a sign of gravity: the three below add up to it. */
  redFlags: number;
  calledThe15: number;
  decidedOtherwise: number;
  undecided: number;
  oriented: number;
  booked: Ratio;
  delayAskedMedianMinutes: number | null;
  delayObtainedMedianMinutes: number | null;
  delayObtainedP90Minutes: number | null;
  withinAsked: Ratio;
  /** Of those to orient, without the ones still in progress. */
  within24h: Ratio;
  within48h: Ratio;
  /** Those to orient, open, without an appointment, whose 24 (48) hours are not over: neither kept nor missed yet. */
  inProgress24h: number;
  inProgress48h: number;
  noShows: Ratio;
};

/** The measures of a list of requests at `now`, as defined in definitions.ts. One pass per measure, O(n log n) for the quantiles. */
export function measureRequests(
  requests: readonly MeasuredRequest[],
  now: Temporal.Instant,
): RequestMeasures {
  const oriented = requests.filter(isOriented);
  const delays = oriented.flatMap((request) => delayMinutes(request, request.appointmentAt));
  const limited = oriented.filter((request) => request.wantedBy !== null);
  const ended = oriented.filter(({ outcome }) => outcome !== null && outcome !== "none");
  const open = oriented.filter(({ appointmentAt, outcome }) => appointmentAt === null && outcome === null);
  const inProgress = (hours: number) =>
    open.filter(({ requestedAt }) => Temporal.Instant.compare(requestedAt.add({ hours }), now) > 0).length;
  const [inProgress24h, inProgress48h] = [inProgress(24), inProgress(48)];
  return {
    requests: requests.length,
    redFlags: requests.filter(({ redFlag }) => redFlag !== null).length,
    calledThe15: requests.filter(({ redFlag }) => redFlag === "called-15").length,
    decidedOtherwise: requests.filter(({ redFlag }) => redFlag === "decided").length,
    undecided: requests.filter(({ redFlag }) => redFlag === "undecided").length,
    oriented: oriented.length,
    booked: ratio(delays.length, oriented.length),
    delayAskedMedianMinutes: median(limited.flatMap((request) => delayMinutes(request, request.wantedBy))),
    delayObtainedMedianMinutes: median(delays),
    delayObtainedP90Minutes: quantile(delays, 0.9),
    withinAsked: ratio(limited.filter(isInTime).length, limited.length),
    within24h: ratio(delays.filter((minutes) => minutes <= 1440).length, oriented.length - inProgress24h),
    within48h: ratio(delays.filter((minutes) => minutes <= 2880).length, oriented.length - inProgress48h),
    inProgress24h,
    inProgress48h,
    noShows: ratio(ended.filter(({ outcome }) => outcome === "noshow").length, ended.length),
  };
}

// Whom the 15 takes, and whom nobody may orient yet, are not late in town.
function isOriented({ redFlag, cancelled, appointmentAt }: MeasuredRequest): boolean {
  if (appointmentAt !== null) return true;
  return !cancelled && redFlag !== "called-15" && redFlag !== "undecided";
}

function isInTime({ appointmentAt, wantedBy }: MeasuredRequest): boolean {
  return (
    appointmentAt !== null && wantedBy !== null && Temporal.Instant.compare(appointmentAt, wantedBy) <= 0
  );
}

function delayMinutes({ requestedAt }: MeasuredRequest, until: Temporal.Instant | null): number[] {
  if (until === null) return [];
  return [Math.max(0, (until.epochMilliseconds - requestedAt.epochMilliseconds) / 60_000)];
}
