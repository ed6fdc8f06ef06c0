/** Half of a civil year: `2027-S1` (January to June), `2027-S2`. */
export type Semester = `${number}-S${1 | 2}`;

const SEMESTER = /^(\d{4})-S([12])$/;

export const isSemester = (text: string): text is Semester => SEMESTER.test(text);

/** Consecutive semesters have consecutive numbers. @throws RangeError for what is no semester */
export function semesterIndex(semester: string): number {
  const match = SEMESTER.exec(semester);
  if (!match) throw new RangeError("Semestre attendu sous la forme AAAA-S1.");
  return Number(match[1]) * 2 + Number(match[2]) - 1;
}

/** The inverse of `semesterIndex`. */
export const semesterAt = (index: number): Semester =>
  `${Math.floor(index / 2)}-S${index % 2 === 0 ? 1 : 2}` as Semester;

/** The semester of a civil date `YYYY-MM-DD`. */
export const semesterOf = (isoDate: string): Semester =>
  `${Number(isoDate.slice(0, 4))}-S${Number(isoDate.slice(5, 7)) <= 6 ? 1 : 2}` as Semester;

/** « 1er semestre 2027 » */
export function formatSemester(semester: string): string {
  const index = semesterIndex(semester);
  return `${index % 2 === 0 ? "1er" : "2e"} semestre ${Math.floor(index / 2)}`;
}

/** « 1er semestre 2027 », « 2e semestre 2026 – 1er semestre 2027 ». */
export const formatSemesters = (from: string, until: string): string =>
  from === until ? formatSemester(from) : `${formatSemester(from)} – ${formatSemester(until)}`;
