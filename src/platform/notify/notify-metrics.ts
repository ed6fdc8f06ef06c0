import { Counter } from "prom-client";
import { metrics } from "../http/metrics.ts";

export const deliveriesSent = new Counter({
  name: "maillage_deliveries_total",
  help: "Mails and SMS, by channel and outcome (sent, failed, given-up)",
  labelNames: ["channel", "outcome"],
  registers: [metrics],
});
