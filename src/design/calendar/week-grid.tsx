import { IconPlus } from "@tabler/icons-react";
import { type PointerEvent, useRef, useState } from "react";
import { dateIn, formatPlainDay, minuteIn } from "../time/time-words.ts";
import { useMinute } from "../time/use-now.ts";
import { type GridProps, hourHeight } from "./calendar-props.ts";
import { EventBlock } from "./event-block.tsx";
import { snap, spanOf } from "./layout-week.ts";

const dayName = (date: string) => formatPlainDay(date, Number(date.slice(0, 4)));

type DrawnSpan = { from: number; to: number };

function useDrawing({ hours, stepMinutes, zone, onCreate }: GridProps, date: string) {
  const [drawn, setDrawn] = useState<DrawnSpan | null>(null);
  const minuteAt = (event: PointerEvent<HTMLElement>) => {
    const top = event.currentTarget.getBoundingClientRect().top;
    const minute = hours.from * 60 + ((event.clientY - top) / hourHeight) * 60;
    return Math.min(hours.to * 60, Math.max(hours.from * 60, snap(minute, stepMinutes)));
  };
  if (!onCreate) return { drawn, handlers: {} };
  return {
    drawn,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.target !== event.currentTarget || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const minute = minuteAt(event);
        setDrawn({ from: minute, to: minute + stepMinutes });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (drawn) setDrawn({ ...drawn, to: minuteAt(event) });
      },
      onPointerCancel: () => setDrawn(null),
      onPointerUp: () => {
        if (drawn && drawn.from !== drawn.to) onCreate(spanOf(date, drawn.from, drawn.to, zone));
        setDrawn(null);
      },
    },
  };
}

function DayColumn({ date, grid }: { date: string; grid: GridProps }) {
  const { hours, days, zone } = grid;
  const column = useRef<HTMLDivElement>(null);
  const { drawn, handlers } = useDrawing(grid, date);
  const now = useMinute();
  const isToday = dateIn(now, zone) === date;
  const topOf = (minute: number) => ((minute - hours.from * 60) / 60) * hourHeight;
  return (
    <div
      ref={column}
      className="mg-week-column"
      data-date={date}
      data-create={grid.onCreate ? true : undefined}
      style={{ height: (hours.to - hours.from) * hourHeight }}
      {...handlers}
    >
      {(days.get(date) ?? []).map((placed) => (
        <EventBlock key={placed.event.id} placed={placed} grid={grid} />
      ))}
      {drawn && (
        <div
          className="mg-week-drawn"
          style={{
            top: topOf(Math.min(drawn.from, drawn.to)),
            height: topOf(Math.abs(drawn.to - drawn.from) + hours.from * 60),
          }}
        />
      )}
      {isToday && <div className="mg-week-now" style={{ top: topOf(minuteIn(now, zone)) }} aria-hidden />}
    </div>
  );
}

function DayHead({ date, grid }: { date: string; grid: GridProps }) {
  const [weekday = "", number = ""] = dayName(date).split(" ");
  const isToday = dateIn(useMinute(), grid.zone) === date;
  return (
    <div className="mg-week-day" data-today={isToday || undefined}>
      <h3>
        <span>{weekday}</span> <strong className="mg-figures">{number}</strong>
        {isToday && <span className="mg-hidden"> (aujourd’hui)</span>}
      </h3>
      {grid.onCreate && (
        <button
          type="button"
          className="mg-week-add mg-no-print"
          aria-label={`${grid.createLabel ?? "Ouvrir un créneau"} ${dayName(date)}`}
          onClick={() => grid.onCreate?.(spanOf(date, 540, 600, grid.zone))}
        >
          <IconPlus size={18} aria-hidden />
        </button>
      )}
    </div>
  );
}

export function WeekGrid(grid: GridProps) {
  const { hours, dates } = grid;
  const lines = Array.from({ length: hours.to - hours.from }, (_, index) => hours.from + index);
  return (
    <div className="mg-week-grid" style={{ "--mg-week-length": hours.to - hours.from } as object}>
      <div />
      {dates.map((date) => (
        <DayHead key={date} date={date} grid={grid} />
      ))}
      <div className="mg-week-hours mg-figures" aria-hidden>
        {lines.map((hour) => (
          <span key={hour} style={{ height: hourHeight }}>
            {hour} h
          </span>
        ))}
      </div>
      {dates.map((date) => (
        <DayColumn key={date} date={date} grid={grid} />
      ))}
    </div>
  );
}
