import { IconPlus } from "@tabler/icons-react";
import { dateIn, formatPlainDay, formatTime } from "../time/time-words.ts";
import { useMinute } from "../time/use-now.ts";
import type { GridProps } from "./calendar-props.ts";
import { spanOf } from "./layout-week.ts";

/** The same week for a narrow screen: one day after the other, nothing to drag. */
export function DayList({
  dates,
  days,
  zone,
  onOpen,
  onCreate,
  createLabel = "Ouvrir un créneau",
}: GridProps) {
  const today = dateIn(useMinute(), zone);
  return (
    <div className="mg-days">
      {dates.map((date) => {
        const events = days.get(date) ?? [];
        return (
          <section key={date} data-today={date === today || undefined}>
            <div className="mg-day-head">
              <h3>
                {formatPlainDay(date, Number(date.slice(0, 4)))}
                {date === today && <span className="mg-soft"> · aujourd’hui</span>}
              </h3>
              {onCreate && (
                <button
                  type="button"
                  className="mg-round mg-no-print"
                  onClick={() => onCreate(spanOf(date, 540, 600, zone))}
                  aria-label={`${createLabel} ${formatPlainDay(date, Number(date.slice(0, 4)))}`}
                >
                  <IconPlus size={22} aria-hidden />
                </button>
              )}
            </div>
            {events.length === 0 && <p className="mg-soft">Rien de prévu.</p>}
            <ul>
              {events.map(({ event }) => (
                <li key={event.id}>
                  <button
                    type="button"
                    className="mg-day-event"
                    data-tone={event.tone ?? "neutral"}
                    onClick={() => onOpen?.(event.id)}
                  >
                    <span className="mg-figures mg-nowrap">
                      {formatTime(event.startsAt, zone)} – {formatTime(event.endsAt, zone)}
                    </span>
                    <span>
                      <strong>{event.title}</strong>
                      {event.detail && <span className="mg-soft"> {event.detail}</span>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
