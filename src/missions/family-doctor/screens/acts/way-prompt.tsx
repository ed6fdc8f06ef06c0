import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useIntent } from "../../../../design/index.ts";
import type { Situation } from "../../contract.ts";
import { patientName, WAY_WORDS } from "../client/doctor-words.ts";
import { PillChoice } from "../client/pill-choice.tsx";
import { searchClient } from "../client/search-client.ts";
import { PromptForm } from "./prompt-form.tsx";
import type { StepDialogProps } from "./step-dialog.tsx";

type Way = Situation["reachBy"];
const WAYS = (Object.keys(WAY_WORDS) as Way[]).map((value) => ({ value, label: WAY_WORDS[value] }));

/** How the patient was told, or how one tried in vain. */
export function WayPrompt({
  cpts,
  step,
  subject,
  onDone,
  onClose,
}: StepDialogProps & { step: "tell" | "attempt" }) {
  const intent = useIntent();
  const [way, setWay] = useState<Way>("phone");
  const [note, setNote] = useState("");
  const tells = step === "tell";
  return (
    <PromptForm
      title={tells ? `Prévenir ${patientName(subject)}` : `${patientName(subject)} n’a pas répondu`}
      confirmLabel={tells ? "Noter que le patient est prévenu" : "Noter cet essai sans réponse"}
      onClose={onClose}
      onConfirm={async () => {
        const after = tells
          ? await searchClient.tell(cpts, subject.id, { way }, intent.key)
          : await searchClient.attempt(cpts, subject.id, { way, note: note.trim() }, intent.key);
        await onDone.request(after, tells ? "patient prévenu" : "essai sans réponse noté");
      }}
    >
      <p>
        {tells
          ? `Dites-lui que ${subject.doctorName ?? "le médecin"} accepte de devenir son médecin traitant, et comment prendre rendez-vous.`
          : "Après trois essais sans réponse, il vous sera proposé de clore la demande. Rien n’est clos sans vous."}
      </p>
      <PillChoice
        legend={tells ? "Comment a-t-il été prévenu ?" : "Comment avez-vous essayé ?"}
        options={WAYS}
        value={way}
        onChange={setWay}
      />
      {!tells && (
        <TextInput
          label="Précision (facultatif)"
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </PromptForm>
  );
}
