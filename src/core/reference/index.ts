import type { Slice } from "../../platform/slice.ts";
import { policy } from "./policy.ts";
import { routes } from "./routes.ts";

export {
  countCommunesOf,
  findCommunesByName,
  findCommunesByPostcode,
  type KnownCommune,
  listCommunes,
  listCommunesByPostcode,
  listCommunesIn,
} from "./communes/commune-store.ts";
export { type Commune, loadCommunes } from "./communes.ts";
export { type LetterRow, letterRows } from "./data/letter-rows.ts";
export { departmentOfCommune, departmentOfPostcode } from "./department.ts";
export { letterRowOf } from "./letter-row.ts";
export { type HolidayZone, holidayZone, type PublicHoliday, publicHolidays } from "./public-holidays.ts";
export { openRetention } from "./retention/open-retention.ts";
export { referenceMonths } from "./retention/reference-months.ts";
export { type Retention, type RetentionInput, retentionSchemas } from "./retention/retention-contract.ts";
export type { routes as ReferenceRoutes } from "./routes.ts";
export { timeZoneOfDepartment } from "./time-zone.ts";
export { listReferenceValues, type ReferenceValue } from "./values/reference-store.ts";

export const referenceSlice: Slice = { name: "reference", policies: [policy], routes };
