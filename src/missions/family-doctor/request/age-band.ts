import type { AgeBand } from "./request-contract.ts";

/** Whole years on that day; null when the birth date is not known. Dates as YYYY-MM-DD. */
export function ageOn(birthOn: string | null, day: string): number | null {
  if (birthOn === null || birthOn > day) return null;
  return Temporal.PlainDate.from(birthOn).until(day, { largestUnit: "years" }).years;
}

/** What a doctor and the measures see of an age. */
export function ageBandOn(birthOn: string | null, day: string): AgeBand | null {
  const age = ageOn(birthOn, day);
  if (age === null) return null;
  if (age < 16) return "0-15";
  if (age < 70) return "16-69";
  return age < 80 ? "70-79" : "80+";
}
