import { formatPlainDate } from "../../../../design/index.ts";
import type { Clock, ContractDate } from "../../clock/clock-contract.ts";
import { DATE_WORDS } from "./clock-client.ts";

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The contract year by year, each date a knot; today is a line. The table under it says the same. */
export function ClockLine({ clock }: { clock: Clock }) {
  const start = clock.contract?.signedOn;
  if (!start) return null;
  const marks = [
    start,
    ...clock.dates.filter((one) => one.kind === "dialogue").flatMap((one) => one.computedOn ?? []),
  ];
  return (
    <ol className="clock-line">
      {marks.slice(0, -1).map((from, index) => (
        <Year key={from} nth={index + 1} from={from} to={marks[index + 1] ?? from} clock={clock} />
      ))}
    </ol>
  );
}

function Year({ nth, from, to, clock }: { nth: number; from: string; to: string; clock: Clock }) {
  const place = (day: string): string =>
    `${((dayNumber(day) - dayNumber(from)) / Math.max(1, dayNumber(to) - dayNumber(from))) * 100}%`;
  const isIn = (day: string | null): day is string => day !== null && day > from && day <= to;
  const dates = clock.dates.filter((one) => isIn(one.dueOn) || (nth === 1 && one.dueOn === from));
  return (
    <li className="clock-year">
      <div>
        <strong>{nth === 1 ? "1re" : `${nth}e`} année</strong>{" "}
        <span className="mg-small mg-soft">
          du {formatPlainDate(from)} au {formatPlainDate(to)}
        </span>
      </div>
      <div className="clock-track" aria-hidden>
        {clock.today > from && clock.today <= to && <i style={{ left: place(clock.today) }} />}
        {dates.map(
          (one) =>
            one.dueOn && <span key={one.key} data-state={one.state} style={{ left: place(one.dueOn) }} />,
        )}
      </div>
      <ul className="mg-small">
        {dates.map((one) => (
          <DateWords key={one.key} date={one} />
        ))}
      </ul>
    </li>
  );
}

const DateWords = ({ date }: { date: ContractDate }) => (
  <li>
    {date.dueOn && formatPlainDate(date.dueOn)} : {date.label}{" "}
    <span className="mg-soft">({DATE_WORDS[date.state].label.toLowerCase()})</span>
  </li>
);
