import { randomBytes } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { MiddlewareHandler } from "hono";
import { newId } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import type { Env } from "./context.ts";

const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** First of all: what every request carries, and the headers that every answer has. */
export const edge =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const given = c.req.header("x-request-id");
    c.set("deps", deps);
    c.set("requestId", given && REQUEST_ID.test(given) ? given : newId());
    c.set("nonce", randomBytes(16).toString("base64"));
    c.set("clientAddress", clientAddress(deps, c));
    c.set("session", undefined);
    c.set("once", undefined);
    await next();
    c.header("X-Request-Id", c.var.requestId);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "same-origin");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(self), payment=()");
    c.header("X-Frame-Options", "DENY");
    c.header("Content-Security-Policy", contentPolicy(c.var.nonce, deps));
    if (deps.settings.publicUrl.startsWith("https://"))
      c.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    if (c.req.path.startsWith("/api/") && !c.res.headers.has("cache-control"))
      c.header("Cache-Control", "no-store");
  };

function contentPolicy(nonce: string, deps: Deps): string {
  const { tiles } = deps.settings;
  const images = tiles ? ` ${new URL(tiles.url.replace(/[{}]/g, "x")).origin}` : "";
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data:${images}`,
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
}

// A forwarded address is believed only from a proxy that the administrator named.
function clientAddress(deps: Deps, c: Parameters<MiddlewareHandler<Env>>[0]): string {
  const direct =
    c.env && "incoming" in (c.env as object) ? (getConnInfo(c).remote.address ?? "unknown") : "local";
  if (!deps.settings.trustedProxies.includes(direct)) return direct;
  return c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 60) || direct;
}
