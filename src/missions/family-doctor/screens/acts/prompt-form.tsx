import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { FormProblem, useAttempt } from "../../../../design/index.ts";

type PromptFormProps = {
  title: string;
  confirmLabel: string;
  ready?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
};

/** A short question before a step; closes itself when the step is done. */
export function PromptForm({
  title,
  confirmLabel,
  ready = true,
  onConfirm,
  onClose,
  children,
}: PromptFormProps) {
  const { busy, problem, attempt } = useAttempt();
  const send = () =>
    attempt(async () => {
      await onConfirm();
      onClose();
    });
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void send();
        }}
      >
        <FormProblem error={problem} />
        {children}
        <div className="mg-actions">
          <Button type="submit" loading={busy} disabled={!ready}>
            {confirmLabel}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Revenir sans rien changer
          </Button>
        </div>
      </form>
    </Modal>
  );
}
