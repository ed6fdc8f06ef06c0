import type { Job } from "../../../platform/jobs/index.ts";
import { MAIL_ASK, mailAsk } from "./ask-doctors.ts";
import { endPauses } from "./pause-offer.ts";

export const offerJobs: readonly Job[] = [
  { name: MAIL_ASK, run: mailAsk },
  {
    name: "family-doctor.end-pauses",
    cron: "20 * * * *",
    run: (deps, _payload, { signal }) => endPauses(deps, signal),
  },
];
