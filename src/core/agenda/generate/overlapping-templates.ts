import { formatPlainTime, weekdayName } from "../../../platform/time/index.ts";
import { minutesOfDay } from "./check-template.ts";
import type { SlotTemplate } from "./slot-template.ts";

export type TemplateOverlap = { firstId: string; secondId: string; weekday: number; why: string };

/**
 * Pairs of templates of one professional that would put them in two places at the same hour, each with its French sentence.
 * Generation would keep the first by id; this says it before. Compared within each professional and weekday only.
 */
export function overlappingTemplates(templates: readonly SlotTemplate[]): TemplateOverlap[] {
  const groups = new Map<string, SlotTemplate[]>();
  for (const template of templates)
    for (const weekday of new Set(template.weekdays)) {
      const key = `${weekday} ${template.professionalId}`;
      groups.set(key, [...(groups.get(key) ?? []), template]);
    }
  return [...groups].flatMap(([key, group]) => overlapsOf(group, Number(key[0])));
}

function overlapsOf(group: readonly SlotTemplate[], weekday: number): TemplateOverlap[] {
  const found: TemplateOverlap[] = [];
  const sorted = [...group].sort(
    (a, b) => a.startTime.localeCompare(b.startTime) || a.id.localeCompare(b.id),
  );
  sorted.forEach((first, index) => {
    for (const second of sorted.slice(index + 1)) {
      if ((minutesOfDay(second.startTime) ?? 0) >= (minutesOfDay(first.endTime) ?? 0)) break;
      if (!sameSeason(first, second) || !sameWeeks(first, second)) continue;
      const why = `Le ${weekdayName(weekday)}, ${hours(first)} et ${hours(second)} se recouvrent.`;
      found.push({ firstId: first.id, secondId: second.id, weekday, why });
    }
  });
  return found;
}

const hours = (template: SlotTemplate): string =>
  `${formatPlainTime(template.startTime)}–${formatPlainTime(template.endTime)}`;

function sameSeason(a: SlotTemplate, b: SlotTemplate): boolean {
  return a.validFrom <= (b.validTo ?? "9999") && b.validFrom <= (a.validTo ?? "9999");
}

/** Weeks a + n·i and b + m·j meet if and only if gcd(n, m) divides their distance. */
function sameWeeks(a: SlotTemplate, b: SlotTemplate): boolean {
  const distance = weekNumber(a.anchorOn ?? a.validFrom) - weekNumber(b.anchorOn ?? b.validFrom);
  return distance % greatestCommonDivisor(a.everyWeeks, b.everyWeeks) === 0;
}

/** Weeks since Monday 29 December 1969. */
function weekNumber(isoDate: string): number {
  return Math.floor((Date.parse(`${isoDate}T00:00:00Z`) / 86_400_000 + 3) / 7);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
