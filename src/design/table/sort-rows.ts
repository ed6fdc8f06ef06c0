export type SortValue = string | number | boolean | null | undefined;
export type Sort = { key: string; descending: boolean };

const words = new Intl.Collator("fr", { numeric: true, sensitivity: "base" });

function compare(one: SortValue, other: SortValue): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return words.compare(String(one), String(other));
}

/** A sorted copy; rows without a value stand last in both directions, equals keep their order. */
export function sortRows<R>(rows: readonly R[], readValue: (row: R) => SortValue, descending: boolean): R[] {
  const empty = (value: SortValue) => value === null || value === undefined || value === "";
  return [...rows].sort((one, other) => {
    const [left, right] = [readValue(one), readValue(other)];
    if (empty(left) || empty(right)) return Number(empty(left)) - Number(empty(right));
    return descending ? compare(right, left) : compare(left, right);
  });
}

/** A touch on a heading: sorted up, then down, then as the server gave it. */
export const nextSort = (present: Sort | null, key: string): Sort | null => {
  if (present?.key !== key) return { key, descending: false };
  return present.descending ? null : { key, descending: true };
};
