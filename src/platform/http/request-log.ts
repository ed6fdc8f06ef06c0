import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { Env } from "./context.ts";
import { requestSeconds } from "./metrics.ts";

/** One line and one measure per request: the pattern of the route, never the path itself, which may hold ids. */
export const logRequests: MiddlewareHandler<Env> = async (c, next) => {
  const start = performance.now();
  await next();
  const seconds = (performance.now() - start) / 1000;
  const route = routePath(c, -1);
  requestSeconds.observe({ method: c.req.method, route, status: String(c.res.status) }, seconds);
  const level = c.res.status >= 500 ? "error" : "debug";
  c.var.deps.log[level](
    {
      requestId: c.var.requestId,
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round(seconds * 1000),
    },
    "request",
  );
};
