import type { BenchServer } from "./load/bench-server.ts";
import type { BenchDatabase } from "./seed/bench-database.ts";

/** One figure beside its limit, both measured in the same run. */
export interface Result {
  scenario: string;
  metric: string;
  /** null: could not be measured, `metric` says why. */
  value: number | null;
  unit: string;
  /** The limit's own figure, in the same unit. */
  limit: number | null;
  /** value / limit. */
  ratio: number | null;
  /** The ratio (or the value, where there is no limit) that house rules ask for: `≥ 0.7`, `≤ 8`. */
  budget: string | null;
  /** null: a figure to know, such as an unfavourable case, that has no budget. */
  ok: boolean | null;
  doubles?: number;
  lost?: number;
}

export interface Bench {
  /** Everything much smaller: for a trial, never for a figure that is written down. */
  small: boolean;
  /** 100 CPTS, 200,000 professionals, 1 M slots. */
  database: () => Promise<BenchDatabase>;
  /** The application on that database, in a process of its own. */
  server: () => Promise<BenchServer>;
  /** A folder of its own, removed at the end. */
  folder: (name: string) => Promise<string>;
  /** Done at the end, also after an error or Ctrl-C; the last one first. */
  atEnd: (work: () => unknown) => void;
  say: (line: string) => void;
}

export interface Scenario {
  name: string;
  run: (bench: Bench) => Promise<Result[]>;
}

/** The result of a rate against the limit's rate, or of a time against the limit's time. */
export function beside(
  scenario: string,
  metric: string,
  unit: string,
  value: number,
  limit: number,
  budget: { atLeast: number } | { atMost: number } | null,
): Result {
  const ratio = value / limit;
  const ok = budget === null ? null : "atLeast" in budget ? ratio >= budget.atLeast : ratio <= budget.atMost;
  const words =
    budget === null ? null : "atLeast" in budget ? `ratio ≥ ${budget.atLeast}` : `ratio ≤ ${budget.atMost}`;
  return {
    scenario,
    metric,
    value: round(value),
    unit,
    limit: round(limit),
    ratio: round(ratio),
    budget: words,
    ok,
  };
}

/** A figure that has no limit beside it, only a bound; without a bound it is there to be known. */
export function alone(
  scenario: string,
  metric: string,
  unit: string,
  value: number,
  bound: { atLeast: number } | { atMost: number } | null,
): Result {
  const ok = bound === null ? null : "atLeast" in bound ? value >= bound.atLeast : value <= bound.atMost;
  const words =
    bound === null ? null : "atLeast" in bound ? `≥ ${bound.atLeast} ${unit}` : `≤ ${bound.atMost} ${unit}`;
  return { scenario, metric, value: round(value), unit, limit: null, ratio: null, budget: words, ok };
}

/** Something that could not be measured: a failure with a sentence, never a figure. */
export const failed = (scenario: string, error: unknown): Result => ({
  scenario,
  metric: `could not be measured: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500),
  value: null,
  unit: "",
  limit: null,
  ratio: null,
  budget: null,
  ok: false,
});

export const round = (value: number): number => Number(value.toPrecision(4));
