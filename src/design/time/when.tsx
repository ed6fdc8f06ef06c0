import { useTimeZone } from "../session.ts";
import { formatExact, formatTime, formatWhen, type Moment } from "./time-words.ts";
import { useMinute } from "./use-now.ts";

/** « demain, mardi 24, 9 h »; the exact instant on hover and for machines. `zone` defaults to the territory's. */
export function When({
  at,
  zone,
  timeOnly,
}: {
  at: string | Date | number;
  zone?: string;
  timeOnly?: boolean;
}) {
  const territory = useTimeZone();
  const now = useMinute();
  const place = zone ?? territory;
  const moment: Moment = at;
  return (
    <time className="mg-when" dateTime={new Date(at).toISOString()} title={formatExact(moment, place)}>
      {timeOnly ? formatTime(moment, place) : formatWhen(moment, place, now)}
    </time>
  );
}
