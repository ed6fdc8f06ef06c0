import { useState } from "react";
import { addDays, DayInput, dateIn, useIntent, useMinute, useTimeZone } from "../../../../design/index.ts";
import { patientName } from "../client/doctor-words.ts";
import { searchClient } from "../client/search-client.ts";
import { PromptForm } from "./prompt-form.tsx";
import type { StepDialogProps } from "./step-dialog.tsx";

/** The day of the first appointment, or of the declaration to the health insurance. */
export function DayPrompt({
  cpts,
  step,
  subject,
  onDone,
  onClose,
}: StepDialogProps & { step: "appoint" | "declare" }) {
  const intent = useIntent();
  const today = dateIn(useMinute(), useTimeZone());
  const appoints = step === "appoint";
  const [on, setOn] = useState(appoints ? "" : today);
  return (
    <PromptForm
      title={
        appoints
          ? `Premier rendez-vous de ${patientName(subject)}`
          : `Déclaration de ${patientName(subject)} à la caisse`
      }
      confirmLabel={appoints ? "Noter ce rendez-vous" : "Noter la déclaration et terminer"}
      ready={on !== ""}
      onClose={onClose}
      onConfirm={async () => {
        const after = appoints
          ? await searchClient.appoint(cpts, subject.id, { on }, intent.key)
          : await searchClient.declared(cpts, subject.id, on, intent.key);
        await onDone.request(after, appoints ? "premier rendez-vous noté" : "médecin traitant déclaré");
      }}
    >
      <p>
        {appoints
          ? `Le jour où ${subject.doctorName ?? "le médecin"} reçoit ce patient pour la première fois.`
          : "Le jour où le formulaire « déclaration de choix du médecin traitant » est parti. La demande est alors terminée."}
      </p>
      <DayInput
        label={appoints ? "Jour du rendez-vous" : "Jour de la déclaration"}
        value={on}
        latest={appoints ? addDays(today, 730) : today}
        required
        autoFocused
        onChange={setOn}
      />
    </PromptForm>
  );
}
