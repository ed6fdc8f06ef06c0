import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { localDateOf, localDayBounds, nowOf } from "../../../platform/time/index.ts";
import { SMALL_NUMBER } from "../measures/group-measures.ts";
import { countRequests, countSlots } from "./measure-store.ts";

/** A figure of the mission for the diagnosis of the territory. */
export interface RequestFigure {
  code:
    | "requests"
    | "delay"
    | "within24h"
    | "within48h"
    | "redirected"
    | "places"
    | "filled"
    | "empty"
    | "professionals";
  /** Requests, hours with one decimal, per cent with one decimal, places, professionals. */
  value: number;
  /** What a percentage is of; null elsewhere. */
  of: number | null;
  /** Too few to be published. */
  isSmall: boolean;
}

export interface RequestFigures {
  figures: RequestFigure[];
  source: string;
  /** Local days, both included. */
  from: string;
  to: string;
}

/** The year that ends today, as the diagnosis tells it, inside a transaction of the CPTS. Null: nothing was asked nor opened. */
export async function requestFigures(
  deps: Deps,
  tx: Tx,
  { cptsId, timeZone }: { cptsId: string; timeZone: string },
): Promise<RequestFigures | null> {
  const to = localDateOf(deps.clock.now(), timeZone);
  const from = to.subtract({ years: 1 }).add({ days: 1 });
  const period = {
    cptsId,
    from: dateOf(localDayBounds(from, timeZone).startsAt),
    until: dateOf(localDayBounds(to, timeZone).endsAt),
  };
  const now = nowOf(deps);
  const [total] = await countRequests(tx, { ...period, now, zone: timeZone, groups: false });
  const slots = await countSlots(tx, { ...period, now });
  const more = await countMore(tx, { ...period, now });
  const requests = total?.requests ?? 0;
  if (requests === 0 && slots.slots === 0) return null;
  const isFew = requests < SMALL_NUMBER;
  const figure = (code: RequestFigure["code"], value: number, isSmall = false): RequestFigure => ({
    code,
    value,
    of: null,
    isSmall,
  });
  const share = (
    code: RequestFigure["code"],
    part: number,
    whole: number,
    isPeople = true,
  ): RequestFigure[] =>
    whole === 0
      ? []
      : [
          {
            code,
            value: Math.round((part / whole) * 1_000) / 10,
            of: whole,
            isSmall: isPeople && (part < SMALL_NUMBER || whole - part < SMALL_NUMBER),
          },
        ];
  return {
    figures: [
      figure("requests", requests, isFew),
      ...(total?.obtained_median == null
        ? []
        : [figure("delay", Math.round(total.obtained_median / 6) / 10, total.booked < SMALL_NUMBER)]),
      ...(total
        ? [
            ...share("within24h", total.within_24h, total.oriented - total.in_progress_24h),
            ...share("within48h", total.within_48h, total.oriented - total.in_progress_48h),
          ]
        : []),
      ...share("redirected", more.redirected, more.ended),
      figure("places", slots.offered),
      ...share("filled", slots.taken, slots.offered, false),
      figure("empty", slots.offered - slots.taken),
      figure("professionals", more.professionals),
    ],
    source: "Demandes de soins non programmés et agendas de la plateforme",
    from: from.toString(),
    to: to.toString(),
  };
}

const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

/** How requests ended, and who opened places that have begun. */
const countMore = async (
  tx: Tx,
  { cptsId, from, until, now }: { cptsId: string; from: Date; until: Date; now: Date },
): Promise<{ ended: number; redirected: number; professionals: number }> =>
  (
    await sql<{ ended: number; redirected: number; professionals: number }>`
select count(*) filter (where outcome <> 'none') as ended,
  count(*) filter (where outcome in ('redirected', 'hospital', 'advice')) as redirected,
  (select count(distinct professional_id) from agenda_slots
    where cpts_id = ${cptsId} and state = 'open' and starts_at >= ${from} and starts_at < ${until} and starts_at <= ${now}) as professionals
from snp_requests
where cpts_id = ${cptsId} and status <> 'draft' and created_at >= ${from} and created_at < ${until}`.execute(
      tx,
    )
  ).rows[0]!;
