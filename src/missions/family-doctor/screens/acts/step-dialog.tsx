import { Modal } from "@mantine/core";
import { ofName, ReasonPrompt, useIntent } from "../../../../design/index.ts";
import { patientName } from "../client/doctor-words.ts";
import { proposalClient } from "../client/proposal-client.ts";
import { Volunteers } from "../request/volunteers.tsx";
import { AppointmentPrompt } from "./appointment-prompt.tsx";
import { ClosePrompt } from "./close-prompt.tsx";
import { DeclaredPrompt } from "./declared-prompt.tsx";
import type { Step } from "./steps.ts";
import type { Done } from "./use-done.ts";
import type { Subject } from "./use-steps.tsx";
import { WayPrompt } from "./way-prompt.tsx";

export type StepDialogProps = {
  cpts: string;
  step: Step | "attempt";
  subject: Subject;
  onDone: Done;
  onClose: () => void;
};

/** What must be said before a step is done: whom, how, when, why. */
export function StepDialog(props: StepDialogProps) {
  const { step, subject, onClose } = props;
  if (step === "propose")
    return (
      <Modal opened onClose={onClose} title={`Choisir un médecin pour ${patientName(subject)}`} size="xl">
        <Volunteers cpts={props.cpts} requestId={subject.id} onProposed={onClose} />
      </Modal>
    );
  if (step === "withdraw") return <WithdrawPrompt {...props} />;
  if (step === "tell" || step === "attempt") return <WayPrompt {...props} step={step} />;
  if (step === "appoint") return <AppointmentPrompt {...props} />;
  if (step === "declare") return <DeclaredPrompt {...props} />;
  return <ClosePrompt {...props} />;
}

function WithdrawPrompt({ cpts, subject, onDone, onClose }: StepDialogProps) {
  const intent = useIntent();
  return (
    <ReasonPrompt
      opened
      title={`Retirer la proposition ${ofName(patientName(subject))}`}
      suggestions={["Un autre médecin convient mieux", "Le médecin est absent", "Choix fait par erreur"]}
      confirmLabel="Retirer la proposition"
      onClose={onClose}
      onConfirm={async (reason) => {
        const live = (await proposalClient.ofRequest(cpts, subject.id)).find((one) => one.can.withdraw);
        if (!live) return;
        const after = await proposalClient.withdraw(
          cpts,
          live.id,
          { reason, proposeNext: false },
          intent.key,
        );
        await onDone.proposal(after, "proposition retirée, le patient est de nouveau en attente");
      }}
    >
      <p>Le patient retrouve sa place dans l’attente. Un médecin déjà sollicité est averti.</p>
    </ReasonPrompt>
  );
}
