/** Small changes of a list, each a new list. */
export const replaceAt = <T>(list: readonly T[], index: number, item: T): T[] =>
  list.map((one, at) => (at === index ? item : one));

export const removeAt = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

/** One place up (-1) or down (1); the same list at an end. */
export function moveBy<T>(list: readonly T[], index: number, step: 1 | -1): T[] {
  const moved = [...list];
  const [item, other] = [moved[index], moved[index + step]];
  if (item === undefined || other === undefined) return moved;
  moved[index] = other;
  moved[index + step] = item;
  return moved;
}

/** A code that nobody sees and that stays when words change: « question-3f9a2c ». `chance` is 0 to 1. */
export const newCode = (
  kind: string,
  taken: readonly string[],
  chance: () => number = Math.random,
): string => {
  for (;;) {
    const code = `${kind}-${Math.floor(chance() * 0xffffff)
      .toString(16)
      .padStart(6, "0")}`;
    if (!taken.includes(code)) return code;
  }
};
