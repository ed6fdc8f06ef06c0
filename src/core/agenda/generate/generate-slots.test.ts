import { describe, expect, it } from "vitest";
import { type GenerationInput, generateSlots } from "./generate-slots.ts";
import { anOpening, aTemplate } from "./sample-templates.ts";

const week = { zone: "Europe/Paris", from: "2026-11-23", until: "2026-11-29" };
const openingOn = (from: string, until: string) =>
  anOpening({
    startsAt: Temporal.Instant.from(`2026-11-24T${from}:00Z`),
    endsAt: Temporal.Instant.from(`2026-11-24T${until}:00Z`),
  });
const starts = (input: GenerationInput) => generateSlots(input).map((slot) => slot.localStart);
const utc = (input: GenerationInput) => generateSlots(input).map((slot) => slot.startsAt.toString());

describe("templates", () => {
  it("publish their day with a stable key and the offer of the template", () => {
    const [slot, ...others] = generateSlots({ ...week, templates: [aTemplate()] });
    expect(slot).toMatchObject({
      key: "template:tuesday:2026-11-24T14:00",
      places: 1,
      audiences: ["SNP"],
      shared: false,
    });
    expect(slot?.startsAt.toString()).toBe("2026-11-24T13:00:00Z");
    expect(others.map((other) => other.localStart.slice(11))).toEqual(["14:15", "14:30", "14:45"]);
  });

  it("stand in the zone of the territory", () => {
    const templates = [aTemplate({ endTime: "14:15" })];
    expect(utc({ ...week, zone: "Indian/Reunion", templates })).toEqual(["2026-11-24T10:00:00Z"]);
    expect(utc({ ...week, zone: "America/Martinique", templates })).toEqual(["2026-11-24T18:00:00Z"]);
  });

  it("come every n weeks from their anchor, before and after it", () => {
    const templates = [aTemplate({ endTime: "14:15", everyWeeks: 2, anchorOn: "2026-11-12", validTo: null })];
    const days = starts({ ...week, from: "2026-10-20", until: "2026-12-09", templates });
    expect(days.map((day) => day.slice(0, 10))).toEqual([
      "2026-10-27",
      "2026-11-10",
      "2026-11-24",
      "2026-12-08",
    ]);
  });

  it("leave out what has already started today", () => {
    const notBefore = Temporal.Instant.from("2026-11-24T13:30:00Z");
    const times = starts({ ...week, templates: [aTemplate()], notBefore }).map((start) => start.slice(11));
    expect(times).toEqual(["14:30", "14:45"]);
  });

  it("stop at validTo, included", () => {
    const templates = [aTemplate({ endTime: "14:15", validTo: "2026-11-24" })];
    expect(starts({ ...week, until: "2026-12-31", templates })).toEqual(["2026-11-24T14:00"]);
  });

  it("never publish a slot that would end after the window", () => {
    expect(starts({ ...week, templates: [aTemplate({ slotMinutes: 25 })] })).toHaveLength(2);
    const evening = aTemplate({ startTime: "23:00", endTime: "24:00", slotMinutes: 30 });
    expect(starts({ ...week, templates: [evening] })).toHaveLength(2);
  });

  it("close on holidays unless they say otherwise; a one-off opening stays open", () => {
    const holidays = ["2026-11-24"];
    const opening = openingOn("08:00", "08:20");
    const closed = { ...week, holidays, templates: [aTemplate()], openings: [opening] };
    expect(starts(closed)).toEqual(["2026-11-24T09:00"]);
    expect(starts({ ...closed, templates: [aTemplate({ onHolidays: "open" })] })).toHaveLength(5);
  });
});

describe("exceptions and absences", () => {
  const base = { ...week, templates: [aTemplate()] };
  const onDate = "2026-11-24";

  it("close a day, an hour, or one template only", () => {
    const close = { id: "x", professionalId: "dr-a", onDate, kind: "closed" } as const;
    expect(starts({ ...base, exceptions: [close] })).toEqual([]);
    const hour = { ...close, startTime: "14:20", endTime: "14:30" };
    expect(starts({ ...base, exceptions: [hour] }).map((start) => start.slice(11))).toEqual([
      "14:00",
      "14:30",
      "14:45",
    ]);
    expect(starts({ ...base, exceptions: [{ ...close, templateId: "other" }] })).toHaveLength(4);
    expect(starts({ ...base, exceptions: [{ ...close, professionalId: "dr-b" }] })).toHaveLength(4);
  });

  it("change places; of two the smaller wins whatever their order, and zero closes", () => {
    const more = { id: "m", professionalId: "dr-a", onDate, kind: "places", places: 3 } as const;
    const less = { ...more, id: "l", places: 2 };
    const places = (exceptions: GenerationInput["exceptions"]) =>
      generateSlots({ ...base, exceptions: exceptions ?? [] }).map((slot) => slot.places);
    expect(places([more])).toEqual([3, 3, 3, 3]);
    expect(places([more, less])).toEqual([2, 2, 2, 2]);
    expect(places([less, more])).toEqual([2, 2, 2, 2]);
    expect(places([{ ...more, places: 0 }])).toEqual([]);
  });

  it("take away every slot an absence touches, by instants or by days", () => {
    const startsAt = Temporal.Instant.from("2026-11-24T13:40:00Z");
    const endsAt = Temporal.Instant.from("2026-11-24T13:45:00Z");
    const brief = { id: "a", professionalId: "dr-a", startsAt, endsAt };
    expect(starts({ ...base, absences: [brief] }).map((start) => start.slice(11))).toEqual([
      "14:00",
      "14:15",
      "14:45",
    ]);
    const days = { id: "b", professionalId: "dr-a", fromDate: "2026-11-20", toDate: "2026-11-24" };
    expect(starts({ ...base, absences: [days] })).toEqual([]);
    expect(starts({ ...base, absences: [{ ...days, toDate: "2026-11-23" }] })).toHaveLength(4);
  });
});

describe("clock changes", () => {
  const night = aTemplate({
    weekdays: [7],
    startTime: "01:00",
    endTime: "04:00",
    slotMinutes: 30,
    validFrom: "2026-01-01",
  });
  const on = (date: string, zone = "Europe/Paris", template = night) =>
    generateSlots({ zone, from: date, until: date, templates: [template] });

  it("leave out the hour that does not exist in spring", () => {
    const slots = on("2026-03-29");
    expect(slots.map((slot) => slot.localStart.slice(11))).toEqual(["01:00", "01:30", "03:00", "03:30"]);
    expect(slots[1]?.endsAt.toString()).toBe("2026-03-29T01:00:00Z");
  });

  it("keep real minutes and no overlap when a slot runs over the change", () => {
    const slots = on("2026-03-29", "Europe/Paris", { ...night, slotMinutes: 45 });
    expect(slots.map((slot) => slot.localStart.slice(11))).toEqual(["01:00", "01:45"]);
    expect(slots[1]?.endsAt.toString()).toBe("2026-03-29T01:30:00Z");
  });

  it("serve the repeated hour of autumn once, in summer time", () => {
    const slots = on("2026-10-25");
    expect(slots.map((slot) => slot.localStart.slice(11))).toEqual([
      "01:00",
      "01:30",
      "02:00",
      "02:30",
      "03:00",
      "03:30",
    ]);
    expect(slots[3]?.startsAt.toString()).toBe("2026-10-25T00:30:00Z");
    expect(slots[4]?.startsAt.toString()).toBe("2026-10-25T02:00:00Z");
  });

  it("cut an opening by real minutes, the repeated hour included", () => {
    const startsAt = Temporal.Instant.from("2026-10-25T00:00:00Z");
    const opening = anOpening({ startsAt, endsAt: startsAt.add({ hours: 2 }), slotMinutes: 30 });
    const from = { zone: "Europe/Paris", from: "2026-10-25", until: "2026-10-25" };
    const slots = generateSlots({ ...from, templates: [], openings: [opening] });
    expect(slots.map((slot) => slot.localStart.slice(11))).toEqual(["02:00", "02:30", "02:00", "02:30"]);
    expect(new Set(slots.map((slot) => slot.key)).size).toBe(4);
    expect(generateSlots({ ...from, until: "2026-10-24", templates: [], openings: [opening] })).toEqual([]);
  });

  it("change nothing where clocks do not change", () => {
    for (const zone of ["Indian/Reunion", "America/Martinique"])
      for (const date of ["2026-03-29", "2026-10-25"]) expect(on(date, zone)).toHaveLength(6);
  });
});

describe("limits", () => {
  it("keep a professional in one place: openings first, then templates by id", () => {
    const second = aTemplate({ id: "zz", startTime: "14:30", endTime: "15:30", scheduleId: "cabinet-b" });
    const opening = openingOn("13:05", "13:25");
    const slots = generateSlots({ ...week, templates: [second, aTemplate()], openings: [opening] });
    expect(slots.map((slot) => `${slot.sourceId} ${slot.localStart.slice(11)}`)).toEqual([
      "saturday 14:05",
      "tuesday 14:30",
      "tuesday 14:45",
      "zz 15:00",
      "zz 15:15",
    ]);
  });

  it("refuse a length that would never end, and read times as a database writes them", () => {
    expect(() => starts({ ...week, templates: [aTemplate({ slotMinutes: 0 })] })).toThrow(
      "au moins 5 minutes",
    );
    const asStored = aTemplate({ startTime: "14:00:00", endTime: "15:00:00" });
    expect(generateSlots({ ...week, templates: [asStored] })).toEqual(
      generateSlots({ ...week, templates: [aTemplate()] }),
    );
  });

  it("refuse a range beyond a year and give nothing for an empty one", () => {
    expect(() => starts({ ...week, until: "2028-01-01", templates: [] })).toThrow("370 jours");
    expect(starts({ ...week, until: "2026-11-01", templates: [aTemplate()] })).toEqual([]);
  });
});
