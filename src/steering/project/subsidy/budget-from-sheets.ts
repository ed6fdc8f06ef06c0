import type { SheetContent } from "../sheet/sheet-content.ts";
import { type BudgetLine, CHARGE_ACCOUNTS } from "./budget.ts";

/** An action sheet as the budget of a request takes it. */
export interface CostedSheet {
  number: string;
  state: string;
  isArchived: boolean;
  budget: SheetContent["budget"];
}

/**
 * Charges of the project for a year, one line an account, in the order of the form: what the sheets that are ready or adopted cost
 * that year, and what they cost without a year. Cents are summed, then rounded once: the form asks for whole euros. An expense
 * without an account goes nowhere. Pure.
 */
export function budgetFromSheets(sheets: readonly CostedSheet[], year: number): BudgetLine[] {
  const counted = sheets.filter((one) => one.state !== "draft" && !one.isArchived);
  return CHARGE_ACCOUNTS.flatMap(([account]) => {
    const taken = counted.flatMap(({ number, budget }) =>
      budget
        .filter((line) => line.account === account && (line.year === null || line.year === year))
        .map(({ amountCents }) => ({ number, amountCents })),
    );
    const cents = taken.reduce((sum, one) => sum + one.amountCents, 0);
    if (Math.round(cents / 100) === 0) return [];
    const numbers = [...new Set(taken.map(({ number }) => number))];
    const word = numbers.length > 1 ? "Fiches action" : "Fiche action";
    return [
      { account, label: `${word} ${numbers.join(", ")}`.slice(0, 150), euros: Math.round(cents / 100) },
    ];
  });
}
