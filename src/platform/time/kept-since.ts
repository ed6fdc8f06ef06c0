import type { Clock } from "./clock.ts";
import { localDateOf, localDayBounds } from "./local-day.ts";

/** The first instant of the local day that many months before today: what ended before it has been kept for long enough. */
export const keptSince = ({ clock }: { clock: Clock }, zone: string, months: number): Date =>
  new Date(
    localDayBounds(localDateOf(clock.now(), zone).subtract({ months }), zone).startsAt.epochMilliseconds,
  );
