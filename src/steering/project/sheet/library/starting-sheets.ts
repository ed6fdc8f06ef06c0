import { semesterAt, semesterIndex, semesterOf } from "../../../../platform/time/index.ts";
import { emptyContent, type SheetContent } from "../sheet-content.ts";
import { crisisSheets } from "./crisis.ts";
import { familyDoctorSheets } from "./family-doctor.ts";
import { pathwaysSheets } from "./pathways.ts";
import { preventionSheets } from "./prevention.ts";
import { qualitySheets } from "./quality.ts";
import type { StartingSheet } from "./starting-sheet.ts";
import { supportSheets } from "./support.ts";
import { unscheduledCareSheets } from "./unscheduled-care.ts";

/** Sheets to start from, by mission in the order of the agreement. */
export const startingSheets: readonly StartingSheet[] = [
  ...familyDoctorSheets,
  ...unscheduledCareSheets,
  ...pathwaysSheets,
  ...preventionSheets,
  ...crisisSheets,
  ...qualitySheets,
  ...supportSheets,
];

/**
 * The content of a sheet copied from a starting sheet on a day: dates and semesters count from it, each line has an id of its
 * own, amounts and starting values are left to be written. Undefined when no starting sheet has this key.
 */
export function copyStartingSheet(
  key: string,
  today: string,
  newId: () => string,
): { content: SheetContent; missionCode: string } | undefined {
  const from = startingSheets.find((one) => one.key === key);
  if (!from) return undefined;
  const semester = semesterIndex(semesterOf(today));
  const { axis, intermediateObjective, context, actions, publics, place, participation } = from;
  const { frequency, character, premises, people, steering, evaluation } = from;
  const dueOn = (months: number) => Temporal.PlainDate.from(today).add({ months }).toString();
  const content: SheetContent = {
    ...emptyContent(),
    ...{ axis, intermediateObjective, context, actions, publics, place, participation },
    ...{ frequency, character, premises, people, steering, evaluation },
    problems: [...from.problems],
    objectives: from.objectives.map(({ dueInMonths, ...one }) => ({
      id: newId(),
      ...one,
      dueOn: dueOn(dueInMonths),
    })),
    indicators: from.indicators.map((one) => ({
      id: newId(),
      label: one.label,
      kind: one.kind,
      nature: one.unit === undefined ? "qualitative" : "quantitative",
      criterion: one.criterion,
      unit: one.unit ?? "",
      baseline: null,
      target: one.target ?? null,
      source: one.source,
      catalogueCode: one.catalogue ?? null,
      // With the last of what the sheet wants to have reached.
      dueOn: dueOn(Math.max(...from.objectives.map((one) => one.dueInMonths))),
    })),
    actionKinds: [...from.actionKinds],
    startsOn: today,
    budget: from.budget.map(([label, account]) => ({
      id: newId(),
      label,
      account,
      year: Number(today.slice(0, 4)) + 1,
      amountCents: 0,
    })),
    funding: from.funding.map((label) => ({ id: newId(), label, amountCents: null })),
    steps: from.steps.map(([label, first, last]) => ({
      id: newId(),
      label,
      from: semesterAt(semester + first),
      until: semesterAt(semester + last),
    })),
  };
  return { content, missionCode: from.missionCode };
}
