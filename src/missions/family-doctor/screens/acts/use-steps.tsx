import { type ReactNode, useState } from "react";
import { sayDone, sayProblem } from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import type { Proposal } from "../../proposal/proposal-contract.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { proposalClient } from "../client/proposal-client.ts";
import { searchClient } from "../client/search-client.ts";
import { StepDialog } from "./step-dialog.tsx";
import type { Step } from "./steps.ts";
import { useDone } from "./use-done.ts";

/** What a step needs to know of the request: a line of a list has it, and so has the whole request. */
export type Subject = Pick<RequestLine, "id" | "reference" | "status" | "patient" | "doctorName">;
export type Steps = { take: (step: Step | "attempt", subject: Subject) => void; dialog: ReactNode };

const liveOf = async (cpts: string, requestId: string): Promise<Proposal> => {
  const found = (await proposalClient.ofRequest(cpts, requestId)).find((one) =>
    ["proposed", "sent"].includes(one.status),
  );
  if (!found) throw new Error("no live proposal");
  return found;
};

/** The steps of a request: done at once and taken back for ten seconds, or asked about first when something must be said. */
export function useSteps(cpts: string): Steps {
  const [asking, setAsking] = useState<{ step: Step | "attempt"; subject: Subject } | null>(null);
  const refresh = useDoctorRefresh(cpts);
  const done = useDone(cpts);
  const now = async (step: Step, subject: Subject) => {
    const key = crypto.randomUUID();
    try {
      if (step === "check")
        await done.request(await searchClient.check(cpts, subject.id, key), "demande vérifiée");
      if (step === "send") {
        const sent = await proposalClient.send(cpts, (await liveOf(cpts, subject.id)).id, key);
        await refresh();
        sayDone(`${sent.professionalName} est sollicité : une notification et un mail sans donnée de santé.`);
      }
      if (step === "accept") {
        const live = await liveOf(cpts, subject.id);
        await done.proposal(await proposalClient.accept(cpts, live.id, key), "acceptée au téléphone");
      }
    } catch (error) {
      sayProblem(error);
      await refresh();
    }
  };
  const dialog = asking && (
    <StepDialog
      cpts={cpts}
      step={asking.step}
      subject={asking.subject}
      onDone={done}
      onClose={() => setAsking(null)}
    />
  );
  return {
    take: (step, subject) => {
      if (step === "check" || step === "send" || step === "accept") void now(step, subject);
      else setAsking({ step, subject });
    },
    dialog,
  };
}
