import { Button, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { FormProblem, fieldErrorOf, useIntent } from "../../../design/index.ts";
import { emptyRole, type RoleDraft, RoleFields } from "./role-fields.tsx";

export type RoleSent = RoleDraft & { email?: string; givenName?: string; familyName?: string };

type Props = {
  title: string;
  /** « Envoyer l’invitation » */
  confirmLabel: string;
  /** Asks for an address and a name too. */
  newcomer?: boolean;
  start?: RoleDraft | undefined;
  known?: { id: string; name: string } | undefined;
  onSend: (sent: RoleSent, idempotencyKey: string) => Promise<void>;
  onClose: () => void;
};

/** One small form for the three ways in: an invitation, one more role, an accepted request. */
export function RoleModal({
  title,
  confirmLabel,
  newcomer = false,
  start = emptyRole,
  known,
  onSend,
  onClose,
}: Props) {
  const [draft, setDraft] = useState<RoleDraft>(start);
  const [person, setPerson] = useState({ email: "", givenName: "", familyName: "" });
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const intent = useIntent();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onSend(newcomer ? { ...draft, ...person } : draft, intent.key);
      onClose();
    } catch (error) {
      // Another try after a correction is another act: the key of the refused one would answer for it.
      intent.renew();
      setProblem(error);
      setBusy(false);
    }
  };
  const field = (name: keyof typeof person, label: string, type = "text") => (
    <TextInput
      label={label}
      type={type}
      required={name === "email"}
      maxLength={name === "email" ? 320 : 100}
      value={person[name]}
      error={fieldErrorOf(problem, name)}
      onChange={(event) => setPerson({ ...person, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form className="mg-stack" onSubmit={send} noValidate>
        <FormProblem error={problem} />
        {newcomer && (
          <>
            {field("email", "Adresse mail", "email")}
            {field("givenName", "Prénom (facultatif)")}
            {field("familyName", "Nom (facultatif)")}
          </>
        )}
        <RoleFields draft={draft} onChange={setDraft} problem={problem} known={known} />
        <div className="mg-actions">
          <Button type="submit" loading={busy} disabled={newcomer && person.email.trim() === ""}>
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
