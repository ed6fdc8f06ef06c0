import { localDayBounds } from "../../../platform/time/index.ts";
import { windowBounds } from "./local-windows.ts";
import type { Absence, PublishedSlot, SlotException } from "./slot-template.ts";

type Span = { from: number; until: number };

/**
 * What closes or shrinks slots, arranged by professional so that each slot meets only its own.
 * Returns null for a slot that is closed, else the slot with its places. Of two exceptions on places the smaller wins:
 * nobody is promised a place that another line took away.
 */
export function closuresOf(
  exceptions: readonly SlotException[],
  absences: readonly Absence[],
  zone: string,
): (slot: PublishedSlot) => PublishedSlot | null {
  const away = groupBy(absences, (absence) => spanOfAbsence(absence, zone));
  const changes = groupBy(exceptions, (exception) => ({ span: spanOfException(exception, zone), exception }));
  return (slot) => {
    if (!away.has(slot.professionalId) && !changes.has(slot.professionalId)) return slot;
    const from = slot.startsAt.epochMilliseconds;
    const until = slot.endsAt.epochMilliseconds;
    const touches = (span: Span) => span.from < until && from < span.until;
    if (away.get(slot.professionalId)?.some(touches)) return null;
    let granted: number | null = null;
    for (const { span, exception } of changes.get(slot.professionalId) ?? []) {
      if (exception.templateId != null && exception.templateId !== slot.sourceId) continue;
      if (!touches(span)) continue;
      if (exception.kind === "closed") return null;
      granted = Math.min(granted ?? exception.places, exception.places);
    }
    if (granted === null) return slot;
    return granted < 1 ? null : { ...slot, places: granted };
  };
}

function spanOfAbsence(absence: Absence, zone: string): Span {
  if ("startsAt" in absence)
    return { from: absence.startsAt.epochMilliseconds, until: absence.endsAt.epochMilliseconds };
  return {
    from: localDayBounds(absence.fromDate, zone).startsAt.epochMilliseconds,
    until: localDayBounds(absence.toDate, zone).endsAt.epochMilliseconds,
  };
}

function spanOfException(exception: SlotException, zone: string): Span {
  const date = Temporal.PlainDate.from(exception.onDate);
  return windowBounds(date, exception.startTime ?? "00:00", exception.endTime ?? "24:00", zone);
}

function groupBy<T extends { professionalId: string }, U>(
  items: readonly T[],
  make: (item: T) => U,
): Map<string, U[]> {
  const groups = new Map<string, U[]>();
  for (const item of items) {
    const group = groups.get(item.professionalId);
    if (group) group.push(make(item));
    else groups.set(item.professionalId, [make(item)]);
  }
  return groups;
}
