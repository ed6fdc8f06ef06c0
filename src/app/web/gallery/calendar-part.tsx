import { Suspense, useState } from "react";
import { type CalendarEvent, WeekCalendar } from "../../../design/calendar/index.ts";
import { Loading } from "../../../design/index.ts";

const first: CalendarEvent[] = [
  {
    id: "1",
    startsAt: "2026-11-24T13:00:00Z",
    endsAt: "2026-11-24T13:20:00Z",
    title: "Libre",
    tone: "open",
    movable: true,
  },
  { id: "2", startsAt: "2026-11-24T13:20:00Z", endsAt: "2026-11-24T13:40:00Z", title: "Tenu", tone: "held" },
  {
    id: "3",
    startsAt: "2026-11-24T13:40:00Z",
    endsAt: "2026-11-24T14:10:00Z",
    title: "M. Lacaze",
    tone: "done",
    detail: "cabinet",
  },
  {
    id: "4",
    startsAt: "2026-11-26T08:00:00Z",
    endsAt: "2026-11-26T10:00:00Z",
    title: "Visites",
    tone: "open",
    movable: true,
  },
  {
    id: "5",
    startsAt: "2026-11-26T09:00:00Z",
    endsAt: "2026-11-26T09:40:00Z",
    title: "Réunion",
    tone: "neutral",
  },
];

export function CalendarPart() {
  const [monday, setMonday] = useState("2026-11-23");
  const [events, setEvents] = useState(first);
  return (
    <Suspense fallback={<Loading what="la semaine" />}>
      <WeekCalendar
        monday={monday}
        events={events}
        zone="Europe/Paris"
        onWeek={setMonday}
        onOpen={() => {}}
        onCreate={(span) =>
          setEvents([
            ...events,
            { id: String(events.length + 1), title: "Libre", tone: "open", movable: true, ...span },
          ])
        }
        onMove={(id, span) =>
          setEvents(events.map((event) => (event.id === id ? { ...event, ...span } : event)))
        }
      />
    </Suspense>
  );
}
