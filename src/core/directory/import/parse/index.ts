export type { GroupedPersons, RppsPerson } from "./group-by-person.ts";
export { groupByPerson } from "./group-by-person.ts";
export { normalizePhone } from "./normalize-phone.ts";
export type { ParsedLine, ParseLimits, ParseOptions, ParseTotals } from "./parse-rpps-file.ts";
export { parseRppsFile } from "./parse-rpps-file.ts";
export type { RppsActivity } from "./rpps-activity.ts";
export { RppsFileProblem } from "./rpps-file-problem.ts";
export { hasValidLuhnKey } from "./rpps-number.ts";
