import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** The process's measures, in Prometheus's format. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const requestSeconds = new Histogram({
  name: "maillage_http_request_seconds",
  help: "Duration of HTTP requests by route pattern",
  labelNames: ["method", "route", "status"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});
export const liveListeners = new Gauge({
  name: "maillage_live_listeners",
  help: "Screens connected to live events",
  registers: [metrics],
});
