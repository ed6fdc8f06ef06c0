import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatSemesters, isSemester, semesterAt, semesterIndex, semesterOf } from "./semester.ts";

describe("semesters", () => {
  test("a number and back, one after the other, through the years", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000 * 2, max: 2199 * 2 + 1 }), (index) => {
        const semester = semesterAt(index);
        expect(isSemester(semester)).toBe(true);
        expect(semesterIndex(semester)).toBe(index);
        expect(semesterAt(index + 1) > semester).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("of a date: June is the first, July the second", () => {
    expect(["2027-01-01", "2027-06-30", "2027-07-01", "2027-12-31"].map(semesterOf)).toEqual([
      "2027-S1",
      "2027-S1",
      "2027-S2",
      "2027-S2",
    ]);
  });

  test("in words, one or two; what is no semester is refused", () => {
    expect(formatSemesters("2027-S1", "2027-S1")).toBe("1er semestre 2027");
    expect(formatSemesters("2026-S2", "2027-S1")).toBe("2e semestre 2026 – 1er semestre 2027");
    expect(() => semesterIndex("2027-S3")).toThrow(RangeError);
    expect(isSemester("27-S1")).toBe(false);
  });
});
