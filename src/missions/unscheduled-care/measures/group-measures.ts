/** Below this many, a group may name someone: the caution usual in health statistics; no text was checked, so it stays a parameter. */
export const SMALL_NUMBER = 11;

export type MeasuredGroup<T> = {
  /** Null gathers what has no commune, profession or level. */
  key: string | null;
  /** Null when masked. */
  count: number | null;
  measures: T | null;
  masked: boolean;
};

type Group<T> = { key: string | null; count: number; measures: T };

/**
 * Groups sorted by size then key. With `maskBelow`, smaller ones keep their name and lose their figures; when exactly one would be
 * masked the next smallest is masked with it, else the total would give it away.
 */
export function maskGroups<T>(
  groups: readonly Group<T>[],
  { maskBelow = 0 }: { maskBelow?: number } = {},
): MeasuredGroup<T>[] {
  const sorted = [...groups].sort(
    (one, other) => other.count - one.count || ((one.key ?? "") < (other.key ?? "") ? -1 : 1),
  );
  const small = sorted.filter(({ count }) => count < maskBelow).length;
  const visible = sorted.length - (small === 1 ? Math.min(2, sorted.length) : small);
  return sorted.map((group, index) =>
    index < visible
      ? { ...group, masked: false }
      : { key: group.key, count: null, measures: null, masked: true },
  );
}

/** Measures by commune, profession, level… of a list of items; the database groups the same way in `measure/measure-store.ts`. */
export const groupMeasures = <Item, T>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
  measure: (group: readonly Item[]) => T,
  options: { maskBelow?: number } = {},
): MeasuredGroup<T>[] =>
  maskGroups(
    [...Map.groupBy(items, keyOf)].map(([key, group]) => ({
      key,
      count: group.length,
      measures: measure(group),
    })),
    options,
  );
