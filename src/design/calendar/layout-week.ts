import { dateIn, instantAt, minuteIn } from "../time/time-words.ts";

export type CalendarEvent = {
  id: string;
  startsAt: string;
  endsAt: string;
  title: string;
  detail?: string;
  tone?: "open" | "held" | "done" | "neutral";
  /** May be dragged or moved by the keyboard. */
  movable?: boolean;
};

/** Where an event stands in one day's column. */
export type Placed = {
  event: CalendarEvent;
  date: string;
  /** Minutes since local midnight, as the wall clock shows. */
  startMinute: number;
  endMinute: number;
  /** Side by side when they overlap: lane number and how many lanes there are. */
  lane: number;
  lanes: number;
};

function placeInDay(event: CalendarEvent, zone: string): Placed {
  const date = dateIn(event.startsAt, zone);
  const startMinute = minuteIn(event.startsAt, zone);
  const endMinute = dateIn(event.endsAt, zone) === date ? minuteIn(event.endsAt, zone) : 1440;
  return { event, date, startMinute, endMinute: Math.max(endMinute, startMinute + 5), lane: 0, lanes: 1 };
}

/** Gives each event of one day the first lane that is free; a group that overlaps shares the width. */
function spreadLanes(day: Placed[]): Placed[] {
  const sorted = [...day].sort((a, b) => a.startMinute - b.startMinute || b.endMinute - a.endMinute);
  let group: Placed[] = [];
  let groupEnd = -1;
  const done: Placed[] = [];
  const close = () => {
    const lanes = Math.max(1, ...group.map((entry) => entry.lane + 1));
    done.push(...group.map((entry) => ({ ...entry, lanes })));
    group = [];
  };
  for (const entry of sorted) {
    if (entry.startMinute >= groupEnd) close();
    const taken = new Set(
      group.filter((other) => other.endMinute > entry.startMinute).map((other) => other.lane),
    );
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ ...entry, lane });
    groupEnd = Math.max(groupEnd, entry.endMinute);
  }
  close();
  return done;
}

/** The events of the given civil dates, each in its day and lane, in order of time. An event is drawn on the day it starts. */
export function layoutWeek(
  events: readonly CalendarEvent[],
  dates: readonly string[],
  zone: string,
): Map<string, Placed[]> {
  const placed = events.map((event) => placeInDay(event, zone));
  return new Map(dates.map((date) => [date, spreadLanes(placed.filter((entry) => entry.date === date))]));
}

/** The hours worth drawing: the given ones, widened to hold every event. */
export function hoursToDraw(
  placed: Iterable<Placed[]>,
  from: number,
  to: number,
): { from: number; to: number } {
  const all = [...placed].flat();
  return {
    from: Math.min(from, ...all.map((entry) => Math.floor(entry.startMinute / 60))),
    to: Math.max(to, ...all.map((entry) => Math.ceil(entry.endMinute / 60))),
  };
}

export const snap = (minute: number, stepMinutes: number): number =>
  Math.round(minute / stepMinutes) * stepMinutes;

/** The same length, on another day and at another local time; instants in ISO. */
export function movedTo(event: CalendarEvent, date: string, startMinute: number, zone: string) {
  const length = Date.parse(event.endsAt) - Date.parse(event.startsAt);
  const start = instantAt(date, startMinute, zone);
  return { startsAt: new Date(start).toISOString(), endsAt: new Date(start + length).toISOString() };
}

export function spanOf(date: string, fromMinute: number, toMinute: number, zone: string) {
  return {
    startsAt: new Date(instantAt(date, Math.min(fromMinute, toMinute), zone)).toISOString(),
    endsAt: new Date(instantAt(date, Math.max(fromMinute, toMinute), zone)).toISOString(),
  };
}
