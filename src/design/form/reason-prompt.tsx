import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { FormProblem } from "./form-problem.tsx";
import { useAttempt } from "./use-attempt.ts";

type ReasonPromptProps = {
  opened: boolean;
  /** « Annuler le rendez-vous de 14 h 20 » */
  title: string;
  /** Who will be told, what will change. */
  children?: ReactNode;
  /** Ready reasons: one touch fills the text. */
  suggestions?: readonly string[];
  /** The verb of the button: « Annuler le rendez-vous ». */
  confirmLabel: string;
  minCharacters?: number;
  danger?: boolean;
  /** What is asked beside the reason is answered; absent: nothing is. */
  answered?: boolean;
  onConfirm: (reason: string) => Promise<unknown> | unknown;
  onClose: () => void;
};

/** Asks why, for an act whose reason is kept. Closes itself when the act succeeded. */
export function ReasonPrompt(props: ReasonPromptProps) {
  const {
    opened,
    title,
    children,
    suggestions = [],
    confirmLabel,
    minCharacters = 5,
    danger = false,
    answered = true,
  } = props;
  const [reason, setReason] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const ready = answered && reason.trim().length >= minCharacters;
  const confirm = () =>
    attempt(async () => {
      await props.onConfirm(reason.trim());
      setReason("");
      props.onClose();
    });
  return (
    <Modal opened={opened} onClose={props.onClose} title={title} size="lg">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void confirm();
        }}
      >
        {children}
        <FormProblem error={problem} />
        {suggestions.length > 0 && (
          <fieldset className="mg-suggestions">
            <legend className="mg-hidden">Raisons fréquentes</legend>
            {suggestions.map((text) => (
              <button
                key={text}
                type="button"
                className="mg-pill"
                aria-pressed={reason === text}
                onClick={() => setReason(text)}
              >
                {text}
              </button>
            ))}
          </fieldset>
        )}
        <Textarea
          label="Pourquoi ?"
          description="Cette raison est gardée avec votre nom et l’heure."
          value={reason}
          maxLength={500}
          required
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="mg-actions">
          <Button type="submit" loading={busy} disabled={!ready} color={danger ? "red" : "canal"}>
            {confirmLabel}
          </Button>
          <Button variant="subtle" onClick={props.onClose}>
            Revenir sans rien changer
          </Button>
        </div>
      </form>
    </Modal>
  );
}
