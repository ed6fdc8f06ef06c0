import { z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { Deps } from "../../../platform/deps.ts";
import { type Env, rateLimit } from "../../../platform/http/index.ts";

/** Any text: what is not a link answers as a forged one does. */
export const linkParam = { token: z.string().max(8_000) };

/** Thirty tries a minute from one address; buckets of their own for each installation of the application. */
export function limitLinks(): MiddlewareHandler<Env> {
  const limits = new WeakMap<Deps, MiddlewareHandler<Env>>();
  return (c, next) => {
    const { deps } = c.var;
    const limit =
      limits.get(deps) ??
      rateLimit({ requests: 30 * deps.settings.RATE_LIMIT_FACTOR, windowSeconds: 60, by: "address" });
    limits.set(deps, limit);
    return limit(c, next);
  };
}
