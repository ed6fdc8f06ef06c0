import { describe, expect, it } from "vitest";
import { easterSunday, holidayZone, publicHolidays } from "./public-holidays.ts";

const dates = (year: number, department: string) =>
  publicHolidays(year, holidayZone(department)).map(({ date }) => date.slice(5));

describe("publicHolidays", () => {
  it.each([
    [2000, "2000-04-23"],
    [2008, "2008-03-23"],
    [2011, "2011-04-24"],
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
  ])("Easter %i is %s", (year, date) => expect(easterSunday(year)).toBe(date));

  it("gives the eleven days of 2026 in Haute-Garonne, in order", () => {
    expect(dates(2026, "31")).toEqual([
      "01-01",
      "04-06",
      "05-01",
      "05-08",
      "05-14",
      "05-25",
      "07-14",
      "08-15",
      "11-01",
      "11-11",
      "12-25",
    ]);
  });

  it("adds Good Friday and Saint Stephen's day in Alsace-Moselle", () => {
    for (const department of ["57", "67", "68"]) {
      expect(dates(2026, department)).toEqual(expect.arrayContaining(["04-03", "12-26"]));
      expect(dates(2026, department)).toHaveLength(13);
    }
  });

  it.each([
    ["971", "05-27"],
    ["972", "05-22"],
    ["973", "06-10"],
    ["974", "12-20"],
    ["976", "04-27"],
    ["977", "10-09"],
    ["978", "05-28"],
  ])("adds the abolition day of %s on %s, and only there", (department, day) => {
    expect(dates(2026, department)).toContain(day);
    expect(dates(2026, department)).toHaveLength(12);
    expect(dates(2026, "31")).not.toContain(day);
  });

  it("keeps two holidays that fall on one day (1 May and Ascension, 2008)", () => {
    const labels = publicHolidays(2008, "metropole").filter(({ date }) => date === "2008-05-01");
    expect(labels.map(({ label }) => label).sort()).toEqual(["Ascension", "Fête du travail"]);
  });

  it("always puts Easter Monday on a Monday and Ascension on a Thursday", () => {
    for (let year = 1983; year <= 2199; year += 1) {
      const day = (label: string) =>
        new Date(
          publicHolidays(year, "metropole").find((holiday) => holiday.label === label)!.date,
        ).getUTCDay();
      expect([day("Lundi de Pâques"), day("Ascension"), day("Lundi de Pentecôte")]).toEqual([1, 4, 1]);
    }
  });

  it("refuses a year out of reach", () =>
    expect(() => publicHolidays(12026, "metropole")).toThrow(RangeError));
});
