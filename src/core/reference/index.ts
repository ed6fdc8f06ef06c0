export { holidayZone, publicHolidays } from "./public-holidays.ts";
export { seedReference } from "./seed/seed-reference.ts";
export { timeZoneOfDepartment } from "./time-zone.ts";
export { listReferenceValues, type ReferenceValue } from "./values/reference-store.ts";
