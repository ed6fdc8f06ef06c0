import { useState } from "react";
import { DayInput, dateIn, ofName, useIntent, useMinute, useTimeZone } from "../../../../design/index.ts";
import { patientName } from "../client/doctor-words.ts";
import { searchClient } from "../client/search-client.ts";
import { PromptForm } from "./prompt-form.tsx";
import type { StepDialogProps } from "./step-dialog.tsx";

/** The day of the declaration to the CPAM: the request ends. */
export function DeclaredPrompt({ cpts, subject, onDone, onClose }: StepDialogProps) {
  const intent = useIntent();
  const today = dateIn(useMinute(), useTimeZone());
  const [on, setOn] = useState(today);
  return (
    <PromptForm
      title={`Déclaration ${ofName(patientName(subject))} à la caisse`}
      confirmLabel="Noter la déclaration et terminer"
      ready={on !== ""}
      onClose={onClose}
      onConfirm={async () => {
        const after = await searchClient.declared(cpts, subject.id, on, intent.key);
        await onDone.request(after, "médecin traitant déclaré");
      }}
    >
      <p>
        Le jour où le formulaire « déclaration de choix du médecin traitant » est parti. La demande est alors
        terminée.
      </p>
      <DayInput
        label="Jour de la déclaration"
        value={on}
        latest={today}
        required
        autoFocused
        onChange={setOn}
      />
    </PromptForm>
  );
}
