import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { holidayZone, listReferenceValues, publicHolidays } from "../../reference/index.ts";
import { findCpts } from "../../territory/index.ts";

/** When and where slots stand: the territory's clock, its holidays, and how far ahead it publishes. */
export interface Calendar {
  zone: string;
  now: Temporal.Instant;
  /** Local civil date. */
  today: string;
  /** Last local day published, included. */
  until: string;
  holidays: string[];
}

const MOST_WEEKS = 26;

/** The calendar of a CPTS now; the horizon is the reference value `agenda-horizon`, in weeks. */
export async function readCalendar(deps: Deps, tx: Tx, cptsId: string): Promise<Calendar> {
  const cpts = await findCpts(tx, cptsId);
  const now = deps.clock.now();
  const day = localDateOf(now, cpts.time_zone);
  const [horizon] = await listReferenceValues(tx, "agenda-horizon", day.toString());
  const weeks = Math.min(MOST_WEEKS, Math.max(1, Math.trunc(Number(horizon?.attributes["weeks"] ?? 8)) || 8));
  const last = day.add({ days: weeks * 7 - 1 });
  const zone = holidayZone(cpts.department);
  const holidays = [...new Set([day.year, last.year])].flatMap((year) =>
    publicHolidays(year, zone).map((one) => one.date),
  );
  return { zone: cpts.time_zone, now, today: day.toString(), until: last.toString(), holidays };
}
