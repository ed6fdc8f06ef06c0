/** Milliseconds before try number `attempt` (0 for the first): 1 s, 2 s, 4 s … at most 30 s, ± 20 % by `chance` (0–1). */
export function reconnectDelayMs(attempt: number, chance: number): number {
  const base = Math.min(30_000, 1000 * 2 ** Math.min(attempt, 10));
  return Math.round(base * (0.8 + 0.4 * chance));
}
