import { isIPv6 } from "node:net";
import type { MiddlewareHandler } from "hono";
import { tooMany } from "../errors/problems.ts";
import type { Env } from "./context.ts";

interface Bucket {
  tokens: number;
  at: number;
}

const MOST_BUCKETS = 50_000;

export interface Limit {
  /** Requests allowed per window, for one person or one address. */
  requests: number;
  windowSeconds: number;
  by: "person" | "address";
}

/**
 * Token buckets in memory, one set per process; the oldest are forgotten past 50,000. Several processes each count
 * for themselves (docs/scale.md).
 */
export function rateLimit(limit: Limit, now: () => number = () => performance.now()): MiddlewareHandler<Env> {
  const buckets = new Map<string, Bucket>();
  const perMs = limit.requests / (limit.windowSeconds * 1000);
  return async (c, next) => {
    const key = (limit.by === "person" && c.var.session?.userId) || networkOf(c.var.clientAddress);
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: limit.requests, at };
    bucket.tokens = Math.min(limit.requests, bucket.tokens + (at - bucket.at) * perMs);
    bucket.at = at;
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > MOST_BUCKETS) buckets.delete(buckets.keys().next().value as string);
    if (bucket.tokens < 1) {
      const seconds = Math.ceil((1 - bucket.tokens) / perMs / 1000);
      throw tooMany(
        "request.too-many",
        `Trop de demandes à la suite : réessayez dans ${seconds} s.`,
        seconds,
      );
    }
    bucket.tokens -= 1;
    await next();
  };
}

/** One household holds a whole /64 of IPv6: its addresses share a bucket. An IPv4 address, also when written as IPv6, is its own. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const groups = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const all = [...groups, ...Array<string>(missing).fill("0"), ...(tail ?? "").split(":").filter(Boolean)];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
