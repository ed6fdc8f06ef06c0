import type { MiddlewareHandler } from "hono";
import type { Deps } from "../../../platform/deps.ts";
import { type Env, rateLimit } from "../../../platform/http/index.ts";

/** So many requests a minute from one address, for one route; buckets of their own for each installation of the application. */
export function limitDoor(requests: number): MiddlewareHandler<Env> {
  const limits = new WeakMap<Deps, MiddlewareHandler<Env>>();
  return (c, next) => {
    const { deps } = c.var;
    const limit =
      limits.get(deps) ??
      rateLimit({
        requests: requests * deps.settings.RATE_LIMIT_FACTOR,
        windowSeconds: 60,
        by: "address",
      });
    limits.set(deps, limit);
    return limit(c, next);
  };
}
