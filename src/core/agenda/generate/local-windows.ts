import { firstInstantFrom, firstInstantOf } from "../../../platform/time/index.ts";
import { minutesOfDay } from "./check-template.ts";

export type LocalSlot = { localStart: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant };

export type LocalWindow = { startTime: string; endTime: string; slotMinutes: number };

/**
 * Cuts one day's window into slots.
 *
 * Starts stand on the wall clock (start, start + length, …), lengths are real minutes. On the day of spring a start in the
 * skipped hour does not exist and is left out, rather than shifted onto its neighbour. In autumn a start in the repeated
 * hour is given once, at its first passage. A start before the end of the slot before it, or a slot that would end after
 * the window, is left out. `zone` decides; templates never cross midnight.
 */
export function cutWindow(date: Temporal.PlainDate, window: LocalWindow, zone: string): LocalSlot[] {
  const start = minutesOfDay(window.startTime);
  const end = minutesOfDay(window.endTime);
  if (start === null || end === null) throw new RangeError("Heure attendue sous la forme HH:MM.");
  const endsAt = firstInstantFrom(localAt(date, end), zone).epochMilliseconds;
  const slots: LocalSlot[] = [];
  let busyUntil = Number.NEGATIVE_INFINITY;
  for (let minute = start; minute < end; minute += window.slotMinutes) {
    const local = localAt(date, minute);
    const startsAt = firstInstantOf(local, zone);
    if (!startsAt || startsAt.epochMilliseconds < busyUntil) continue;
    const slotEnd = startsAt.add({ minutes: window.slotMinutes });
    if (slotEnd.epochMilliseconds > endsAt) continue;
    busyUntil = slotEnd.epochMilliseconds;
    slots.push({ localStart: local.toString({ smallestUnit: "minute" }), startsAt, endsAt: slotEnd });
  }
  return slots;
}

/** The instants a window of a day covers, in epoch milliseconds, end excluded. */
export function windowBounds(
  date: Temporal.PlainDate,
  startTime: string,
  endTime: string,
  zone: string,
): { from: number; until: number } {
  const start = minutesOfDay(startTime);
  const end = minutesOfDay(endTime);
  if (start === null || end === null) throw new RangeError("Heure attendue sous la forme HH:MM.");
  return {
    from: firstInstantFrom(localAt(date, start), zone).epochMilliseconds,
    until: firstInstantFrom(localAt(date, end), zone).epochMilliseconds,
  };
}

function localAt(date: Temporal.PlainDate, minutes: number): Temporal.PlainDateTime {
  return date.toPlainDateTime().add({ minutes });
}
