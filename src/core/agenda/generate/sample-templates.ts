import type { SlotOpening, SlotTemplate } from "./slot-template.ts";

/** Test data: Tuesdays 14 h–15 h, four slots of one place, from the autumn of 2026. Not imported outside tests. */
export function aTemplate(change: Partial<SlotTemplate> = {}): SlotTemplate {
  return {
    id: "tuesday",
    professionalId: "dr-a",
    scheduleId: "cabinet-a",
    modality: "AMB",
    audiences: ["SNP"],
    reasons: [],
    shared: false,
    weekdays: [2],
    startTime: "14:00",
    endTime: "15:00",
    slotMinutes: 15,
    places: 1,
    validFrom: "2026-09-01",
    validTo: "2026-12-18",
    everyWeeks: 1,
    anchorOn: "2026-09-01",
    onHolidays: "closed",
    ...change,
  };
}

export function anOpening(change: Partial<SlotOpening> = {}): SlotOpening {
  return {
    id: "saturday",
    professionalId: "dr-a",
    scheduleId: "cabinet-a",
    modality: "AMB",
    audiences: ["SNP"],
    reasons: [],
    shared: false,
    startsAt: Temporal.Instant.from("2026-12-05T08:00:00Z"),
    endsAt: Temporal.Instant.from("2026-12-05T11:00:00Z"),
    slotMinutes: 20,
    places: 1,
    ...change,
  };
}
