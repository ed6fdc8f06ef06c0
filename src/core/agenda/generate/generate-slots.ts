import { dayNumber, mondayOf } from "../../../platform/time/index.ts";
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
};

type Day = { day: Temporal.PlainDate; date: string; weekday: number; mondayNumber: number };

/**
 * The slots that should be published from `from` to `until`, sorted by start then key; pure and deterministic.
 * Templates and openings are expected to have passed `checkTemplate` and `checkOpening`.
 * Throws RangeError when the range or the number of sources is beyond `LIMITS`.
 */
export function generateSlots(input: GenerationInput): PublishedSlot[] {
  const days = daysOf(input);
  const sources = input.templates.length + (input.openings?.length ?? 0);
  if (sources > LIMITS.sourcesMax)
    throw new RangeError(`Plus de ${LIMITS.sourcesMax} modèles et ouvertures à la fois.`);
  const holidays = new Set(input.holidays ?? []);
  const open = closuresOf(input.exceptions ?? [], input.absences ?? [], input.zone);
  const candidates = [
    ...byId(input.openings ?? []).flatMap((opening) => slotsOfOpening(opening, days, input.zone)),
    ...byId(input.templates).flatMap((template) => slotsOfTemplate(template, days, holidays, input.zone)),
  ];
  const kept = keepApart(candidates.map(open).filter((slot) => slot !== null));
  // In one zone first passages follow the wall clock, so its text sorts as the instants do.
  return kept.sort((a, b) => order(a.localStart, b.localStart) || order(a.key, b.key));
}

function slotsOfTemplate(
  template: SlotTemplate,
  days: readonly Day[],
  holidays: ReadonlySet<string>,
  zone: string,
): PublishedSlot[] {
  const anchorNumber = dayNumber(mondayOf(Temporal.PlainDate.from(template.anchorOn)));
  return days.flatMap(({ day, date, weekday, mondayNumber }) => {
    if (!template.weekdays.includes(weekday) || date < template.validFrom) return [];
    if (template.validTo != null && date > template.validTo) return [];
    if (template.onHolidays === "closed" && holidays.has(date)) return [];
    if (((mondayNumber - anchorNumber) / 7) % template.everyWeeks !== 0) return [];
    return publish("template", template, day, zone);
  });
}

function slotsOfOpening(opening: SlotOpening, days: readonly Day[], zone: string): PublishedSlot[] {
  const found = days.find(({ date }) => date === opening.onDate);
  return found ? publish("opening", opening, found.day, zone) : [];
}

function publish(
  sourceKind: PublishedSlot["sourceKind"],
  source: SlotTemplate | SlotOpening,
  day: Temporal.PlainDate,
  zone: string,
): PublishedSlot[] {
  const offer: SlotOffer = {
    professionalId: source.professionalId,
    practiceId: source.practiceId,
    modality: source.modality,
    audiences: source.audiences,
    reasons: source.reasons,
    link: source.link ?? null,
  };
  return cutWindow(day, source, zone).map((local) => ({
    ...offer,
    ...local,
    key: `${sourceKind}:${source.id}:${local.localStart}`,
    sourceKind,
    sourceId: source.id,
    places: source.places,
  }));
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
