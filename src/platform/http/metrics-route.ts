import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { Gauge } from "prom-client";
import { notFound } from "../errors/problems.ts";
import type { Env } from "./context.ts";
import { metrics } from "./metrics.ts";
import { newRoutes } from "./route.ts";

const connections = new Gauge({
  name: "maillage_pool_connections",
  help: "Connections of the application's pool, by state",
  labelNames: ["state"],
  registers: [metrics],
});
const waiting = new Gauge({
  name: "maillage_pool_waiting",
  help: "Requests waiting for a connection",
  registers: [metrics],
});

/** Prometheus's page: for this machine itself, or for who holds METRICS_TOKEN (`Authorization: Bearer …`). To others it does not exist. */
export const metricsRoutes = newRoutes().get("/metrics", async (c) => {
  if (!mayRead(c)) throw notFound("request.no-such-page", "Cette adresse n'existe pas.");
  const { pool } = c.var.deps.db;
  connections.set({ state: "idle" }, pool.idleCount);
  connections.set({ state: "busy" }, pool.totalCount - pool.idleCount);
  waiting.set(pool.waitingCount);
  return c.body(await metrics.metrics(), 200, {
    "content-type": metrics.contentType,
    "cache-control": "no-store",
  });
});

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1", "local"]);
const FORWARDED = ["forwarded", "x-forwarded-for", "x-real-ip"];

function mayRead(c: Context<Env>): boolean {
  const token = c.var.deps.settings.METRICS_TOKEN;
  const given = /^Bearer (.{1,300})$/.exec(c.req.header("authorization") ?? "")?.[1];
  if (token) return given !== undefined && timingSafeEqual(digest(token), digest(given));
  // A proxy on this machine also comes from the loopback: what it forwards is somebody else's.
  return LOOPBACK.has(c.var.clientAddress) && !FORWARDED.some((name) => c.req.header(name) !== undefined);
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
