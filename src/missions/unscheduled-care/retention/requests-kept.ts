import { openRetention } from "../../../core/reference/index.ts";
import { countEnded } from "./retention-store.ts";

/** How long ended requests name their patient. */
export const requestsKept = openRetention({
  table: "snp_retention",
  code: "closed-request",
  action: "unscheduled-care.retention-set",
  count: countEnded,
});
