import type { Deps } from "../deps.ts";

/** A background work of a slice: runs at least once, so it must bear to run twice. */
export interface Job {
  /** `slice.verb` */
  name: string;
  run: (deps: Deps, payload: Record<string, unknown>, progress: { signal: AbortSignal }) => Promise<void>;
  /** Cron expression (UTC) when it runs by itself, once for the whole installation, as graphile-worker writes them. */
  cron?: string;
  /** Also runs once when a process takes the queue: what came due while no server lived does not wait for the next minute. */
  atStart?: true;
  /** Tries before it is given up; default 10. */
  maxAttempts?: number;
}
