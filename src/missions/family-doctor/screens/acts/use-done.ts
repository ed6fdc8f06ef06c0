import { offerUndo, sayDone } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import type { Proposal } from "../../proposal/proposal-contract.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { patientName } from "../client/doctor-words.ts";
import { proposalClient } from "../client/proposal-client.ts";
import { searchClient } from "../client/search-client.ts";

export type Done = ReturnType<typeof useDone>;

/** Says what was done, and offers to take it back when the server would. */
export function useDone(cpts: string) {
  const refresh = useDoctorRefresh(cpts);
  return {
    request: async (after: Request, said: string) => {
      await refresh();
      const sentence = `${patientName(after)} : ${said}.`;
      if (!after.undo) return sayDone(sentence);
      offerUndo(sentence, async () => {
        await searchClient.undo(cpts, after.id);
        await refresh();
      });
    },
    proposal: async (after: Proposal, said: string) => {
      await refresh();
      const sentence = `${after.reference} : ${said}.`;
      const backOut =
        after.status === "proposed"
          ? () =>
              proposalClient.withdraw(
                cpts,
                after.id,
                { reason: "Choix repris aussitôt", proposeNext: false },
                crypto.randomUUID(),
              )
          : after.can.undo
            ? () => proposalClient.undo(cpts, after.id)
            : null;
      if (!backOut) return sayDone(sentence);
      offerUndo(sentence, async () => {
        await backOut();
        await refresh();
      });
    },
  };
}
