import { offerUndo } from "../../../../design/index.ts";
import type { Proposal } from "../../proposal/proposal-contract.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { proposalClient } from "../client/proposal-client.ts";

/** Says the answer, and lets it be taken back for ten seconds. */
export function useAnswered(cpts: string) {
  const refresh = useDoctorRefresh(cpts);
  return async (after: Proposal, said: string) => {
    await refresh();
    offerUndo(said, async () => {
      await proposalClient.undo(cpts, after.id);
      await refresh();
    });
  };
}
