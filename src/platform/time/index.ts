export { type Clock, fixedClock, nowOf, systemClock } from "./clock.ts";
export { formatDelay, formatDuration } from "./format-duration.ts";
export {
  formatDate,
  formatExact,
  formatLasting,
  formatPlainDate,
  formatPlainDay,
  formatPlainTime,
  formatTime,
  formatWhen,
  weekdayName,
} from "./format-when.ts";
export { keptSince } from "./kept-since.ts";
export {
  type InstantRange,
  isoWeekOf,
  isTimeZone,
  localDateOf,
  localDayBounds,
  localWeekBounds,
  mondayOf,
} from "./local-day.ts";
export { dayNumber, epochOf, type LocalParts, localParts, type Moment } from "./local-parts.ts";
export {
  formatSemester,
  formatSemesters,
  isSemester,
  type Semester,
  semesterAt,
  semesterIndex,
  semesterOf,
} from "./semester.ts";
export { firstInstantFrom, firstInstantOf } from "./wall-clock.ts";
