import type { BenchDatabase } from "./seed/bench-database.ts";
import type { BenchServer } from "./load/bench-server.ts";

/** One figure beside its limit, both measured in the same run. */
export interface Result {
  scenario: string;
  metric: string;
  value: number;
  unit: string;
  /** The limit's own figure, in the same unit. */
  limit: number | null;
  /** value / limit. */
  ratio: number | null;
  /** The ratio (or the value, where there is no limit) that house rules ask for: `≥ 0.7`, `≤ 8`. */
  budget: string | null;
  ok: boolean | null;
  doubles?: number;
  lost?: number;
}

export interface Bench {
  database: () => Promise<BenchDatabase>;
  server: () => Promise<BenchServer>;
  say: (line: string) => void;
}

export interface Scenario {
  name: string;
  run: (bench: Bench) => Promise<Result[]>;
}

/** The result of a rate against the limit's rate, or of a time against the limit's time. */
export function beside(scenario: string, metric: string, unit: string, value: number, limit: number, budget: { atLeast: number } | { atMost: number } | null): Result {
  const ratio = value / limit;
  const ok = budget === null ? null : "atLeast" in budget ? ratio >= budget.atLeast : ratio <= budget.atMost;
  const words = budget === null ? null : "atLeast" in budget ? `ratio ≥ ${budget.atLeast}` : `ratio ≤ ${budget.atMost}`;
  return { scenario, metric, value: round(value), unit, limit: round(limit), ratio: round(ratio), budget: words, ok };
}

export const round = (value: number): number => Number(value.toPrecision(4));
