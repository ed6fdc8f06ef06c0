import type { SlotOpening, SlotTemplate } from "./slot-template.ts";

/** Test data: Tuesdays 14 h–15 h, four slots of one place, from the autumn of 2026. Not imported outside tests. */
export function aTemplate(change: Partial<SlotTemplate> = {}): SlotTemplate {
  return {
    id: "tuesday",
    professionalId: "dr-a",
    practiceId: "cabinet-a",
    modality: "AMB",
    audiences: ["SNP"],
    reasons: [],
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
    practiceId: "cabinet-a",
    modality: "AMB",
    audiences: ["SNP"],
    reasons: [],
    onDate: "2026-12-05",
    startTime: "09:00",
    endTime: "12:00",
    slotMinutes: 20,
    places: 1,
    ...change,
  };
}
