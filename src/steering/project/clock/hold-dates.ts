import { type Deadline, inOrder } from "./contract-dates.ts";

/** What the CPTS wrote about a date: another day agreed in its contract, the day on which it was done, a note. */
export interface KeptDate {
  key: string;
  dueOn: string | null;
  doneOn: string | null;
  note: string;
  revision: number;
}

/** stopped: the contract ends before it, nothing is awaited any more */
export type DateState = "done" | "late" | "soon" | "ahead" | "open" | "stopped";

export interface HeldDate extends Deadline {
  /** The day that the contract's delays give, where the CPTS wrote another. */
  computedOn: string | null;
  doneOn: string | null;
  note: string;
  revision: number;
  state: DateState;
  /** Local days from today; negative once past; null without a day. */
  daysLeft: number | null;
}

/** The dates of the contract with what the CPTS wrote about them, as they stand on that local day. */
export function holdDates(
  dates: readonly Deadline[],
  kept: readonly KeptDate[],
  today: string,
  soonDays: number,
  /** First day without the contract, where it was ended: of what was awaited from then on, nothing is. */
  endsOn: string | null = null,
): HeldDate[] {
  const byKey = new Map(kept.map((one) => [one.key, one]));
  const now = Temporal.PlainDate.from(today);
  return inOrder(
    dates.map((date) => {
      const own = byKey.get(date.key);
      const dueOn = own?.dueOn ?? date.dueOn;
      const doneOn = happensByItself(date, today) ? date.dueOn : (own?.doneOn ?? null);
      const daysLeft = dueOn === null ? null : now.until(dueOn, { largestUnit: "days" }).days;
      return {
        ...date,
        dueOn,
        computedOn: date.dueOn,
        doneOn,
        note: own?.note ?? "",
        revision: own?.revision ?? 0,
        daysLeft,
        state: isStopped(date.kind, dueOn, doneOn, { today, endsOn })
          ? "stopped"
          : stateOf(doneOn, daysLeft, soonDays),
      };
    }),
  );
}

/** A signature, and an end once it is past: nobody has to tick them. */
const happensByItself = ({ kind, dueOn }: Deadline, today: string): boolean =>
  kind === "signature" || (kind === "end" && dueOn !== null && dueOn < today);

function isStopped(
  kind: Deadline["kind"],
  dueOn: string | null,
  doneOn: string | null,
  { today, endsOn }: { today: string; endsOn: string | null },
): boolean {
  if (endsOn === null || doneOn !== null || kind === "end") return false;
  return today >= endsOn || dueOn === null || dueOn >= endsOn;
}

function stateOf(doneOn: string | null, daysLeft: number | null, soonDays: number): DateState {
  if (doneOn !== null) return "done";
  if (daysLeft === null) return "open";
  if (daysLeft < 0) return "late";
  return daysLeft <= soonDays ? "soon" : "ahead";
}

/**
 * The one alert that is due for a date: the smallest of the delays that it has come within, or 0 from its day on. Null when it is
 * done, stopped, without a day, or still further away. A server that slept through a delay tells the next one, not both.
 */
export function alertDue(
  date: Pick<HeldDate, "doneOn" | "daysLeft" | "state">,
  leadDays: readonly number[],
): number | null {
  const { daysLeft } = date;
  if (date.doneOn !== null || daysLeft === null || date.state === "stopped") return null;
  if (daysLeft <= 0) return 0;
  const within = leadDays.filter((lead) => lead > 0 && daysLeft <= lead);
  return within.length === 0 ? null : Math.min(...within);
}
