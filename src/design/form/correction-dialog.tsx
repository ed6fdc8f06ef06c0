import { Button, type MantineSize, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { FormProblem } from "./form-problem.tsx";
import { useAttempt } from "./use-attempt.ts";

interface CorrectionDialogProps {
  title: string;
  size: MantineSize;
  onClose: () => void;
  /** False while a field says that it is wrong. */
  canSend?: boolean;
  /** Sends what was changed; the dialogue closes after it, and stays open with the reason where it throws. */
  send: () => Promise<void>;
  /** The fields, given the last refusal. */
  children: (problem: unknown) => ReactNode;
}

/** Corrects what is recorded, in a dialogue: what was typed stays until the server has taken it. */
export function CorrectionDialog({
  title,
  size,
  onClose,
  canSend = true,
  send,
  children,
}: CorrectionDialogProps) {
  const { busy, problem, attempt } = useAttempt();
  const save = () =>
    attempt(async () => {
      await send();
      onClose();
    });
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      <form
        className="mg-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (canSend) void save();
        }}
      >
        {children(problem)}
        <FormProblem error={problem} />
        <div className="mg-actions">
          <Button type="submit" loading={busy}>
            Enregistrer la correction
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Revenir sans rien changer
          </Button>
        </div>
      </form>
    </Modal>
  );
}
