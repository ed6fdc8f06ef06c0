import "./calendar.css";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTimeZone } from "../session.ts";
import { addDays, dateIn, formatPlainDate, mondayOf, weekOf } from "../time/time-words.ts";
import { useMinute } from "../time/use-now.ts";
import type { WeekCalendarProps } from "./calendar-props.ts";
import { DayList } from "./day-list.tsx";
import { hoursToDraw, layoutWeek } from "./layout-week.ts";
import { WeekGrid } from "./week-grid.tsx";

function WeekHead({ monday, onWeek }: { monday: string; onWeek: (monday: string) => void }) {
  const today = dateIn(useMinute(), useTimeZone());
  const sunday = addDays(monday, 6);
  return (
    <div className="mg-week-head">
      <button
        type="button"
        className="mg-round mg-no-print"
        onClick={() => onWeek(addDays(monday, -7))}
        aria-label="Semaine précédente"
      >
        <IconChevronLeft size={22} aria-hidden />
      </button>
      <button
        type="button"
        className="mg-round mg-no-print"
        onClick={() => onWeek(addDays(monday, 7))}
        aria-label="Semaine suivante"
      >
        <IconChevronRight size={22} aria-hidden />
      </button>
      <h2 aria-live="polite">
        Du {formatPlainDate(monday, Number(sunday.slice(0, 4)))} au {formatPlainDate(sunday)}
      </h2>
      {mondayOf(today) !== monday && (
        <button type="button" className="mg-pill mg-no-print" onClick={() => onWeek(mondayOf(today))}>
          Cette semaine
        </button>
      )}
    </div>
  );
}

/** A week, Monday to Sunday: a grid on the desk, one day after the other on the phone. */
export default function WeekCalendar(props: WeekCalendarProps) {
  const territory = useTimeZone();
  const { monday, events, zone = territory, fromHour = 8, toHour = 19, stepMinutes = 15, onWeek } = props;
  const wide = useMediaQuery("(min-width: 62em), print", true, { getInitialValueInEffect: false });
  const [spoken, setSpoken] = useState("");
  const dates = weekOf(monday);
  const days = layoutWeek(events, dates, zone);
  const hours = hoursToDraw(days.values(), fromHour, toHour);
  const shared = { ...props, zone, stepMinutes, days, dates, hours, say: setSpoken };
  return (
    <div className="mg-week">
      <WeekHead monday={monday} onWeek={onWeek} />
      {wide ? <WeekGrid {...shared} /> : <DayList {...shared} />}
      <p className="mg-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}
