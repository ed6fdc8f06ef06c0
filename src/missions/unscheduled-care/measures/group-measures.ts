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

/**
 * Measures by commune, profession, level… sorted by size then key. With `maskBelow`, smaller groups keep their name and lose their
 * figures; when exactly one would be masked the next smallest is masked with it, else the total would give it away.
 */
export function groupMeasures<Item, T>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
  measure: (group: readonly Item[]) => T,
  { maskBelow = 0 }: { maskBelow?: number } = {},
): MeasuredGroup<T>[] {
  const groups = [...Map.groupBy(items, keyOf)].sort(
    ([a, first], [b, second]) => second.length - first.length || ((a ?? "") < (b ?? "") ? -1 : 1),
  );
  const small = groups.filter(([, group]) => group.length < maskBelow).length;
  const visible = groups.length - (small === 1 ? Math.min(2, groups.length) : small);
  return groups.map(([key, group], index) =>
    index < visible
      ? { key, count: group.length, measures: measure(group), masked: false }
      : { key, count: null, measures: null, masked: true },
  );
}
