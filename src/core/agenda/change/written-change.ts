import type { Calendar } from "../publish/read-calendar.ts";
import type { StepKeeper } from "./keep-steps.ts";

/** Where a change is written: the agenda of one professional, and the memory of what each row was. */
export interface ChangeDesk extends StepKeeper {
  professionalId: string;
  calendar: Calendar;
  /** Schedules of this professional: nothing is written on another's. */
  scheduleIds: readonly string[];
}

/** What was written: on which schedule, and how the journal says it. */
export interface WrittenChange {
  scheduleId: string;
  sentence: string;
}
