import fc from "fast-check";
import { expect, it } from "vitest";
import { localDayBounds } from "../../../platform/time/index.ts";
import { checkTemplate } from "./check-template.ts";
import { type GenerationInput, generateSlots } from "./generate-slots.ts";
import { windowBounds } from "./local-windows.ts";
import { isEmptyPlan, planPublication } from "./plan-publication.ts";
import { aTemplate } from "./sample-templates.ts";
import type { PublishedSlot, SlotTemplate } from "./slot-template.ts";

const ZONES = [
  "Europe/Paris",
  "Indian/Reunion",
  "America/Martinique",
  "Australia/Lord_Howe",
  "America/St_Johns",
];
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const template: fc.Arbitrary<SlotTemplate> = fc
  .record({
    id: fc.constantFrom("t1", "t2", "t3", "t4"),
    professionalId: fc.constantFrom("dr-a", "dr-b"),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    start: fc.integer({ min: 0, max: 1380 }),
    length: fc.integer({ min: 5, max: 600 }),
    slotMinutes: fc.integer({ min: 5, max: 90 }),
    places: fc.integer({ min: 1, max: 5 }),
    everyWeeks: fc.integer({ min: 1, max: 3 }),
    onHolidays: fc.constantFrom("closed" as const, "open" as const),
  })
  .map(({ start, length, ...rest }) =>
    aTemplate({
      ...rest,
      startTime: clock(start),
      endTime: clock(Math.min(1440, start + length)),
      validFrom: "2026-01-01",
      validTo: null,
    }),
  )
  .filter((made) => checkTemplate(made).length === 0);

// Two weeks around each change of 2026, plus quiet ones: the days where such code breaks.
const input: fc.Arbitrary<GenerationInput> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    from: fc.constantFrom("2026-03-23", "2026-10-19", "2026-03-30", "2026-11-02", "2026-07-06"),
    templates: fc.uniqueArray(template, { selector: (one) => one.id, maxLength: 4 }),
    holidayOffset: fc.integer({ min: 0, max: 13 }),
    absence: fc.record({
      professionalId: fc.constantFrom("dr-a", "dr-b"),
      at: fc.integer({ min: 0, max: 13 * 1440 }),
      minutes: fc.integer({ min: 1, max: 3000 }),
    }),
  })
  .map(({ zone, from, templates, holidayOffset, absence }) => {
    const first = Temporal.PlainDate.from(from);
    const startsAt = localDayBounds(first, zone).startsAt.add({ minutes: absence.at });
    return {
      zone,
      from,
      until: first.add({ days: 13 }).toString(),
      templates,
      holidays: [first.add({ days: holidayOffset }).toString()],
      absences: [
        {
          id: "a",
          professionalId: absence.professionalId,
          startsAt,
          endsAt: startsAt.add({ minutes: absence.minutes }),
        },
      ],
    };
  });

const span = (slot: PublishedSlot) =>
  [slot.startsAt.epochMilliseconds, slot.endsAt.epochMilliseconds] as const;

it("puts no professional in two places at a time", () => {
  fc.assert(
    fc.property(input, (given) => {
      for (const slots of Map.groupBy(generateSlots(given), (slot) => slot.professionalId).values())
        slots.slice(1).forEach((slot, index) => {
          expect(span(slot)[0]).toBeGreaterThanOrEqual(span(slots[index]!)[1]);
        });
    }),
  );
});

it("keeps every slot inside its template, with its real length, and unique keys", () => {
  fc.assert(
    fc.property(input, (given) => {
      const slots = generateSlots(given);
      expect(new Set(slots.map((slot) => slot.key)).size).toBe(slots.length);
      for (const slot of slots) {
        const source = given.templates.find((one) => one.id === slot.sourceId)!;
        const day = Temporal.PlainDate.from(slot.localStart.slice(0, 10));
        const bounds = windowBounds(day, source.startTime, source.endTime, given.zone);
        const [from, until] = span(slot);
        expect(source.weekdays).toContain(day.dayOfWeek);
        expect(from).toBeGreaterThanOrEqual(bounds.from);
        expect(until).toBeLessThanOrEqual(bounds.until);
        expect(until - from).toBe(source.slotMinutes * 60_000);
        const shown = slot.startsAt
          .toZonedDateTimeISO(given.zone)
          .toPlainDateTime()
          .toString({ smallestUnit: "minute" });
        expect(shown).toBe(slot.localStart);
      }
    }),
  );
});

it("never publishes on a holiday that closes, nor during an absence", () => {
  fc.assert(
    fc.property(input, (given) => {
      for (const slot of generateSlots(given)) {
        const source = given.templates.find((one) => one.id === slot.sourceId)!;
        const [from, until] = span(slot);
        if (source.onHolidays === "closed")
          expect(given.holidays).not.toContain(slot.localStart.slice(0, 10));
        for (const absence of given.absences ?? []) {
          if (!("startsAt" in absence) || absence.professionalId !== slot.professionalId) continue;
          const apart =
            until <= absence.startsAt.epochMilliseconds || from >= absence.endsAt.epochMilliseconds;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

it("publishes a bounded number, the same whatever the order of the templates", () => {
  fc.assert(
    fc.property(input, (given) => {
      const slots = generateSlots(given);
      expect(slots.length).toBeLessThanOrEqual(given.templates.length * 14 * (600 / 5));
      expect(generateSlots({ ...given, templates: [...given.templates].reverse() })).toEqual(slots);
    }),
  );
});

it("has nothing left to do once a plan is applied", () => {
  fc.assert(
    fc.property(input, input, (before, after) => {
      const present = generateSlots(before).map((slot) => ({
        ...slot,
        id: slot.key,
        heldCount: 0,
        bookedCount: 0,
      }));
      const wanted = generateSlots(after);
      const plan = planPublication({ wanted, present });
      expect(plan.conflicts).toEqual([]);
      const gone = new Set([...plan.close, ...plan.update].map((slot) => slot.id));
      const kept = present.filter((slot) => !gone.has(slot.id));
      const added = [...plan.insert, ...plan.update.map((update) => update.wanted)];
      const applied = [
        ...kept,
        ...added.map((slot) => ({ ...slot, id: slot.key, heldCount: 0, bookedCount: 0 })),
      ];
      expect(isEmptyPlan(planPublication({ wanted, present: applied }))).toBe(true);
    }),
  );
});

it("never touches what a patient counts on, and never puts two open slots at one hour", () => {
  const taken = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(input, input, taken, fc.boolean(), (before, after, counts, closeSome) => {
      const present = generateSlots(before).map((slot, index) => {
        const bookedCount = Math.min(slot.places, counts[index % counts.length]!);
        const closed = closeSome && bookedCount === 0 && index % 3 === 0;
        return { ...slot, id: slot.key, heldCount: 0, bookedCount, closed };
      });
      const plan = planPublication({
        wanted: generateSlots({ ...before, templates: after.templates }),
        present,
      });
      for (const slot of plan.close) expect(slot.bookedCount).toBe(0);
      for (const { present: here, wanted } of plan.update) {
        expect(wanted.places).toBeGreaterThanOrEqual(here.bookedCount);
        if (here.bookedCount > 0) expect(wanted.startsAt.equals(here.startsAt)).toBe(true);
      }
      const gone = new Set([...plan.close, ...plan.update].map((slot) => slot.id));
      const kept: PublishedSlot[] = present.filter((slot) => !slot.closed && !gone.has(slot.id));
      const open = [...kept, ...plan.update.map((update) => update.wanted), ...plan.insert];
      for (const slots of Map.groupBy(open, (slot) => slot.professionalId).values()) {
        const sorted = slots.map(span).sort((a, b) => a[0] - b[0]);
        sorted.slice(1).forEach(([from], index) => {
          expect(from).toBeGreaterThanOrEqual(sorted[index]![1]);
        });
      }
    }),
  );
});
