import { dayNumber, type InstantRange, localDayBounds, mondayOf } from "../../../platform/time/index.ts";
import { closuresOf } from "./closures.ts";
import { keepApart } from "./keep-apart.ts";
import { cutWindow } from "./local-windows.ts";
import {
  type Absence,
  LIMITS,
  type PublishedSlot,
  type SlotException,
  type SlotOffer,
  type SlotOpening,
  type SlotTemplate,
} from "./slot-template.ts";

export type GenerationInput = {
  templates: readonly SlotTemplate[];
  openings?: readonly SlotOpening[];
  exceptions?: readonly SlotException[];
  absences?: readonly Absence[];
  /** Civil dates "YYYY-MM-DD" that are public holidays where these slots stand. */
  holidays?: readonly string[];
  zone: string;
  from: Temporal.PlainDate | string;
  /** Last day, included. */
  until: Temporal.PlainDate | string;
  /** Slots that start before are left out: give now, and the present slots from now on, so that today is not replanned. */
  notBefore?: Temporal.Instant;
};

type Day = { day: Temporal.PlainDate; date: string; weekday: number; mondayNumber: number };

/**
 * The slots that should be published from `from` to `until`, sorted by start then key; pure and deterministic.
 * Templates and openings are expected to have passed `checkTemplate` and `checkOpening`.
 * Throws RangeError when the range or the number of sources is beyond `LIMITS`.
 */
export function generateSlots(input: GenerationInput): PublishedSlot[] {
  const days = daysOf(input);
  const sources = [...input.templates, ...(input.openings ?? [])];
  if (sources.length > LIMITS.sourcesMax)
    throw new RangeError(`Plus de ${LIMITS.sourcesMax} modèles et ouvertures à la fois.`);
  if (sources.some((source) => !(source.slotMinutes >= LIMITS.slotMinutesMin)))
    throw new RangeError(`Un créneau dure au moins ${LIMITS.slotMinutesMin} minutes.`);
  const holidays = new Set(input.holidays ?? []);
  const open = closuresOf(input.exceptions ?? [], input.absences ?? [], input.zone);
  const range = {
    startsAt: localDayBounds(input.from, input.zone).startsAt,
    endsAt: localDayBounds(input.until, input.zone).endsAt,
  };
  const candidates = [
    ...byId(input.openings ?? []).flatMap((opening) => slotsOfOpening(opening, range, input.zone)),
    ...byId(input.templates).flatMap((template) => slotsOfTemplate(template, days, holidays, input.zone)),
  ];
  const kept = keepApart(candidates.map(open).filter((slot) => slot !== null));
  // Read once per slot: the getters of Temporal cost more than the whole sort.
  const dated = kept.map((slot) => ({ slot, at: slot.startsAt.epochMilliseconds }));
  const first = input.notBefore?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
  const coming = dated.filter(({ at }) => at >= first);
  return coming.sort((a, b) => a.at - b.at || order(a.slot.key, b.slot.key)).map(({ slot }) => slot);
}

function slotsOfTemplate(
  template: SlotTemplate,
  days: readonly Day[],
  holidays: ReadonlySet<string>,
  zone: string,
): PublishedSlot[] {
  const anchorNumber = dayNumber(mondayOf(Temporal.PlainDate.from(template.anchorOn ?? template.validFrom)));
  const offer = offerOf(template);
  return days.flatMap(({ day, date, weekday, mondayNumber }) => {
    if (!template.weekdays.includes(weekday) || date < template.validFrom) return [];
    if (template.validTo != null && date > template.validTo) return [];
    if (template.onHolidays === "closed" && holidays.has(date)) return [];
    if (((mondayNumber - anchorNumber) / 7) % template.everyWeeks !== 0) return [];
    return cutWindow(day, template, zone).map((local) => ({
      ...offer,
      ...local,
      key: `template:${template.id}:${local.localStart}`,
      sourceKind: "template" as const,
      sourceId: template.id,
      places: template.places,
    }));
  });
}

/** Real minutes from its start: an opening is two instants, so the repeated hour of autumn is open twice if it spans it. */
function slotsOfOpening(opening: SlotOpening, range: InstantRange, zone: string): PublishedSlot[] {
  const [first, last] = [range.startsAt.epochMilliseconds, range.endsAt.epochMilliseconds];
  const length = opening.slotMinutes * 60_000;
  const slots: PublishedSlot[] = [];
  const until = opening.endsAt.epochMilliseconds;
  for (let start = opening.startsAt.epochMilliseconds; start + length <= until; start += length) {
    if (start < first || start >= last) continue;
    const startsAt = Temporal.Instant.fromEpochMilliseconds(start);
    const local = startsAt.toZonedDateTimeISO(zone).toPlainDateTime();
    slots.push({
      ...offerOf(opening),
      key: `opening:${opening.id}:${startsAt.toString({ smallestUnit: "minute" })}`,
      sourceKind: "opening",
      sourceId: opening.id,
      localStart: local.toString({ smallestUnit: "minute" }),
      startsAt,
      endsAt: Temporal.Instant.fromEpochMilliseconds(start + length),
      places: opening.places,
    });
  }
  return slots;
}

function offerOf(source: SlotOffer): SlotOffer {
  const { professionalId, scheduleId, modality, audiences, reasons, shared } = source;
  return { professionalId, scheduleId, modality, audiences, reasons, shared };
}

function daysOf({ from, until }: GenerationInput): Day[] {
  const first = Temporal.PlainDate.from(from);
  const count = first.until(Temporal.PlainDate.from(until), { largestUnit: "days" }).days + 1;
  if (count > LIMITS.rangeDaysMax) throw new RangeError(`La période dépasse ${LIMITS.rangeDaysMax} jours.`);
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayOf(first.add({ days: index })));
}

/** Read once per day rather than once per template and day: the getters of Temporal are not free. */
function dayOf(day: Temporal.PlainDate): Day {
  return { day, date: day.toString(), weekday: day.dayOfWeek, mondayNumber: dayNumber(mondayOf(day)) };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byId = <T extends { id: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => order(a.id, b.id));
