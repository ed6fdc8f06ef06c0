import { Counter, Gauge } from "prom-client";
import { metrics } from "../http/metrics.ts";

export const eventsTold = new Counter({
  name: "maillage_events_told_total",
  help: "Events told to the slices, by name and outcome (told, failed, parked)",
  labelNames: ["event", "outcome"],
  registers: [metrics],
});
export const eventsWaiting = new Gauge({
  name: "maillage_events_waiting",
  help: "Events not yet told, at the last round",
  registers: [metrics],
});
export const eventsParked = new Gauge({
  name: "maillage_events_parked",
  help: "Events given up after 10 tries, at the last round",
  registers: [metrics],
});
