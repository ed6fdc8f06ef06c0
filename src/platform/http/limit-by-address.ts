import type { MiddlewareHandler } from "hono";
import type { Deps } from "../deps.ts";
import type { Env } from "./context.ts";
import { rateLimit } from "./rate-limit.ts";

/** Tries allowed to one address, whatever the account it aims at: buckets of their own for each installation of the application. */
export function limitByAddress(requests: number, windowSeconds: number): MiddlewareHandler<Env> {
  const limits = new WeakMap<Deps, MiddlewareHandler<Env>>();
  return (c, next) => {
    const { deps } = c.var;
    const limit =
      limits.get(deps) ??
      rateLimit({ requests: requests * deps.settings.RATE_LIMIT_FACTOR, windowSeconds, by: "address" });
    limits.set(deps, limit);
    return limit(c, next);
  };
}
