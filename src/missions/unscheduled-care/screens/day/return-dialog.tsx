import { Button, Modal, Textarea } from "@mantine/core";
import { BigChoice, FormProblem, useAttempt, useDraft } from "../../../../design/index.ts";
import type { ReturnInput } from "../../contract.ts";

type Outcome = ReturnInput["outcome"];

const outcomes: { value: Outcome; label: string; hint: string }[] = [
  { value: "seen", label: "Vu et soigné", hint: "La demande est réglée." },
  { value: "redirected", label: "Réorienté", hint: "Vers un confrère, un examen, un autre soin." },
  { value: "hospital", label: "Adressé à l’hôpital", hint: "Urgences ou hospitalisation." },
  { value: "advice", label: "Conseil donné", hint: "Sans autre suite." },
];

type DialogProps = {
  bookingId: string;
  patient: string;
  onSend: (input: ReturnInput) => Promise<unknown>;
  /** Says that the patient was not seen after all; null when the dialog was opened later. */
  onTakeBack: (() => Promise<unknown>) | null;
  onClose: () => void;
};

/** Ten seconds: what came of it, and a line. The draft lives in this tab only, because it speaks of a patient. */
export function ReturnDialog({ bookingId, patient, onSend, onTakeBack, onClose }: DialogProps) {
  const draft = useDraft<{ outcome: Outcome; line: string }>(
    `retour-${bookingId}`,
    { outcome: "seen", line: "" },
    { keep: "tab" },
  );
  const { busy, problem, attempt } = useAttempt();
  const run = (work: () => Promise<unknown>) =>
    attempt(async () => {
      await work();
    });
  const send = async () => {
    await onSend({ outcome: draft.value.outcome, line: draft.value.line.trim() });
    draft.clear();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Retour pour ${patient}`}>
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(send);
        }}
      >
        <FormProblem error={problem} />
        <BigChoice
          legend="Qu’en est-il ?"
          columns
          choices={outcomes}
          value={draft.value.outcome}
          onChange={(outcome) => draft.patch({ outcome })}
        />
        <Textarea
          label="Une ligne (facultatif)"
          description="Lue par la personne qui a orienté le patient et par son médecin traitant."
          autosize
          minRows={2}
          maxLength={1000}
          value={draft.value.line}
          onChange={(event) => draft.patch({ line: event.currentTarget.value })}
        />
        <div className="mg-actions">
          <Button type="submit" loading={busy}>
            Envoyer le retour
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Plus tard
          </Button>
          {onTakeBack && (
            <Button variant="subtle" disabled={busy} onClick={() => void run(onTakeBack)}>
              Revenir sur « vu »
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
