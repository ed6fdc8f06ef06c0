import type { CrossGroup } from "./summarise.ts";

/**
 * Of an anonymous questionnaire a cross table is shown only when no cell of it tells of few people: every group and every count
 * in it is nought or at least `least`, and so is what is left of the group. Else the whole table is hidden: one hidden cell would be
 * found by subtraction from the others. Pure.
 */
export function mayShowCross(groups: readonly CrossGroup[], least: number): boolean {
  const small = (count: number) => count > 0 && count < least;
  return groups.every(
    ({ answered, options }) =>
      !small(answered) && options.every(({ count }) => !small(count) && !small(answered - count)),
  );
}
