import { seededNumbers } from "./random-instance.ts";

/** Another order of the same things. */
export function shuffle<T>(list: readonly T[], seed: number): T[] {
  const below = seededNumbers(seed);
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
