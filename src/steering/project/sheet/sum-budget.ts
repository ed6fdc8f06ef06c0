import type { SheetContent } from "./sheet-content.ts";

export interface BudgetSum {
  totalCents: number;
  byYear: { year: number | null; amountCents: number }[];
}

/** What a sheet costs, by year; the lines without a year last. Whole cents: nothing is rounded. */
export function sumBudget(lines: SheetContent["budget"]): BudgetSum {
  const byYear = new Map<number | null, number>();
  for (const line of lines) byYear.set(line.year, (byYear.get(line.year) ?? 0) + line.amountCents);
  return {
    totalCents: lines.reduce((sum, line) => sum + line.amountCents, 0),
    byYear: [...byYear]
      .map(([year, amountCents]) => ({ year, amountCents }))
      .sort((one, other) => (one.year ?? 9_999) - (other.year ?? 9_999)),
  };
}

export interface ProjectBudget {
  /** Ascending; null, when a line has no year, comes last. */
  years: (number | null)[];
  missions: { missionCode: string; amountsCents: number[]; totalCents: number }[];
  totalsCents: number[];
  totalCents: number;
}

/** The budget of the project from its sheets: a row per mission in the order given, a column per year. */
export function sumProject(
  missionCodes: readonly string[],
  sheets: readonly { missionCode: string; budget: SheetContent["budget"] }[],
): ProjectBudget {
  const all = sumBudget(sheets.flatMap((sheet) => sheet.budget));
  const years = all.byYear.map(({ year }) => year);
  const missions = missionCodes.map((missionCode) => {
    const own = sumBudget(
      sheets.filter((sheet) => sheet.missionCode === missionCode).flatMap((sheet) => sheet.budget),
    );
    const amountsCents = years.map((year) => own.byYear.find((one) => one.year === year)?.amountCents ?? 0);
    return { missionCode, amountsCents, totalCents: own.totalCents };
  });
  return {
    years,
    missions,
    totalsCents: all.byYear.map(({ amountCents }) => amountCents),
    totalCents: all.totalCents,
  };
}
