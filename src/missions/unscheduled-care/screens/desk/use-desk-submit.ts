import { useState } from "react";
import { ApiProblem, useIntent } from "../../../../design/index.ts";
import { careClient } from "../client/care-client.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { focusFirstError } from "../orient/patient-step.tsx";
import { MissingFields, type PatientEntry } from "../patient/use-patient-entry.ts";
import { type CommandsRef, useCommands } from "./desk-commands.ts";

/** Patient made, everything saved, request sent: in that order; what is missing is said beside its field. */
export function useDeskSubmit(
  cpts: string,
  draft: RequestDraft,
  entry: PatientEntry,
  commands: CommandsRef,
  onSubmitted: () => void,
) {
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const say = (list: readonly { field: string; message: string }[]) => {
    setErrors(Object.fromEntries(list.map((one) => [one.field, one.message])));
    setMessage(list[0]?.message ?? null);
    focusFirstError();
  };
  const send = async () => {
    if (draft.request && !draft.request.can.submit) return;
    setBusy(true);
    setErrors({});
    setMessage(null);
    try {
      await entry.settle({ communeCode: draft.fields.placeCommuneCode, label: draft.fields.placeLabel });
      const saved = await draft.flush();
      if (saved.toFill.length > 0) return say(saved.toFill);
      await careClient.submit(cpts, saved.id, saved.version, intent.key);
      intent.renew();
      draft.reload();
      onSubmitted();
    } catch (error) {
      if (error instanceof MissingFields) say(error.fields);
      else if (error instanceof ApiProblem)
        error.body.errors.length > 0 ? say(error.body.errors) : setMessage(error.body.detail);
      else setMessage("L’envoi n’a pas abouti : réessayez.");
    } finally {
      setBusy(false);
    }
  };
  useCommands(commands, { search: () => void send() });
  return { send, busy, errors, message };
}
