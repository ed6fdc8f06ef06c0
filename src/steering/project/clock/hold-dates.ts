import { type Deadline, inOrder } from "./contract-dates.ts";

/** What the CPTS wrote about a date: another day agreed in its contract, the day on which it was done, a note. */
export interface KeptDate {
  key: string;
  dueOn: string | null;
  doneOn: string | null;
  note: string;
  revision: number;
}

export type DateState = "done" | "late" | "soon" | "ahead" | "open";

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
): HeldDate[] {
  const byKey = new Map(kept.map((one) => [one.key, one]));
  const now = Temporal.PlainDate.from(today);
  return inOrder(
    dates.map((date) => {
      const own = byKey.get(date.key);
      const dueOn = own?.dueOn ?? date.dueOn;
      // Once signed, it is done: nobody has to tick it.
      const doneOn = date.kind === "signature" ? date.dueOn : (own?.doneOn ?? null);
      const daysLeft = dueOn === null ? null : now.until(dueOn, { largestUnit: "days" }).days;
      return {
        ...date,
        dueOn,
        computedOn: date.dueOn,
        doneOn,
        note: own?.note ?? "",
        revision: own?.revision ?? 0,
        daysLeft,
        state: stateOf(doneOn, daysLeft, soonDays),
      };
    }),
  );
}

function stateOf(doneOn: string | null, daysLeft: number | null, soonDays: number): DateState {
  if (doneOn !== null) return "done";
  if (daysLeft === null) return "open";
  if (daysLeft < 0) return "late";
  return daysLeft <= soonDays ? "soon" : "ahead";
}

/**
 * The one alert that is due for a date: the smallest of the delays that it has come within, or 0 from its day on. Null when it is
 * done, without a day, or still further away. A server that slept through a delay tells the next one, not both.
 */
export function alertDue(
  date: Pick<HeldDate, "doneOn" | "daysLeft">,
  leadDays: readonly number[],
): number | null {
  const { daysLeft } = date;
  if (date.doneOn !== null || daysLeft === null) return null;
  if (daysLeft <= 0) return 0;
  const within = leadDays.filter((lead) => lead > 0 && daysLeft <= lead);
  return within.length === 0 ? null : Math.min(...within);
}
