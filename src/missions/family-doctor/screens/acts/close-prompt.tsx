import { Textarea } from "@mantine/core";
import { useState } from "react";
import { BigChoice, ofName, useIntent } from "../../../../design/index.ts";
import type { CloseInput } from "../../contract.ts";
import { patientName } from "../client/doctor-words.ts";
import { searchClient } from "../client/search-client.ts";
import { PromptForm } from "./prompt-form.tsx";
import type { StepDialogProps } from "./step-dialog.tsx";

type Reason = CloseInput["reason"];
const REASONS: readonly { value: Reason; label: string }[] = [
  { value: "found-alone", label: "A trouvé un médecin seul" },
  { value: "moved", label: "A déménagé" },
  { value: "died", label: "Est décédé" },
  { value: "unreachable", label: "Injoignable" },
  { value: "withdrew", label: "Ne souhaite plus être aidé" },
  { value: "twin", label: "Déjà inscrit par une autre demande" },
  { value: "mistake", label: "Ouverte par erreur" },
];

/** Why a request ends without a declaration. */
export function ClosePrompt({ cpts, subject, onDone, onClose }: StepDialogProps) {
  const intent = useIntent();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState("");
  return (
    <PromptForm
      title={`Clore la demande ${ofName(patientName(subject))}`}
      confirmLabel="Clore la demande"
      ready={reason !== null}
      onClose={onClose}
      onConfirm={async () => {
        if (!reason) return;
        const after = await searchClient.close(cpts, subject.id, { reason, note: note.trim() }, intent.key);
        await onDone.request(after, "demande close");
      }}
    >
      <BigChoice legend="Pourquoi ?" choices={REASONS} columns value={reason} onChange={setReason} />
      <Textarea
        label="Précision (facultatif)"
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </PromptForm>
  );
}
