import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { isPhone, spacedPhone } from "../client/care-words.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { RequiredMark } from "./pill-choice.tsx";

/** The number where to call back, and what the patient was told and agreed to. */
export function AgreementFields({
  draft,
  errors,
}: {
  draft: RequestDraft;
  errors: Readonly<Record<string, string>>;
}) {
  const { fields } = draft;
  return (
    <div className="mg-stack">
      <CallBackPhone draft={draft} error={errors["requesterPhone"]} />
      <Checkbox
        label={
          <>
            Le patient est informé : ce qui est noté, pourquoi, et qui le lira
            <RequiredMark />
          </>
        }
        checked={fields.informed}
        error={errors["informed"]}
        onChange={(event) => draft.change({ informed: event.currentTarget.checked })}
      />
      <Checkbox
        label={
          <>
            Il est d’accord pour qu’on lui cherche un rendez-vous
            <RequiredMark />
          </>
        }
        checked={fields.agreed}
        error={errors["agreed"]}
        onChange={(event) => draft.change({ agreed: event.currentTarget.checked })}
      />
    </div>
  );
}

/** Kept here while it is half typed: only a whole number leaves. */
function CallBackPhone({ draft, error }: { draft: RequestDraft; error?: string | undefined }) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? spacedPhone(draft.fields.requesterPhone);
  const problem = error ?? draft.refused["requesterPhone"];
  return (
    <TextInput
      label="Numéro où rappeler"
      description="Le vôtre, ou celui d’un proche : le cabinet l’appelle s’il le faut."
      type="tel"
      inputMode="tel"
      autoComplete="off"
      value={shown}
      maxLength={30}
      error={typed !== null && typed !== "" && !isPhone(typed) ? undefined : problem}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (isPhone(text)) draft.change({ requesterPhone: text });
        else if (text.trim() === "") draft.change({ requesterPhone: null });
      }}
    />
  );
}
