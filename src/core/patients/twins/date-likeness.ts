export type DateLikeness = "same" | "swapped" | "near" | "unknown" | "different";

/** Two dates of birth, YYYY-MM-DD: one digit changed or two neighbours exchanged is « near ». */
export function dateLikeness(a: string | null, b: string | null): DateLikeness {
  if (a === null || b === null) return "unknown";
  if (a === b) return "same";
  if (b === swapDayAndMonth(a)) return "swapped";
  const [x, y] = [a.replaceAll("-", ""), b.replaceAll("-", "")];
  const differ = [...x].flatMap((digit, at) => (digit === y[at] ? [] : [at]));
  const [first = 0, second = 0] = differ;
  const isExchange =
    differ.length === 2 && second === first + 1 && x[first] === y[second] && x[second] === y[first];
  return differ.length === 1 || isExchange ? "near" : "different";
}

/** The same figures with day and month exchanged; null when that is no date or the same one. */
export function swapDayAndMonth(date: string): string | null {
  const [year, month, day] = date.split("-");
  return Number(day) <= 12 && day !== month ? `${year}-${day}-${month}` : null;
}
