import type { Job } from "../../../platform/jobs/index.ts";
import { followProposals } from "./expire-proposals.ts";
import { mailProposal } from "./mail-proposal.ts";
import { PROPOSE_NEXT, proposeNext } from "./propose-next.ts";
import { MAIL_PROPOSAL } from "./send-proposal.ts";

export const proposalJobs: readonly Job[] = [
  { name: MAIL_PROPOSAL, run: mailProposal },
  { name: PROPOSE_NEXT, run: proposeNext },
  {
    name: "family-doctor.follow-proposals",
    cron: "*/10 * * * *",
    run: (deps, _payload, { signal }) => followProposals(deps, signal),
  },
];
