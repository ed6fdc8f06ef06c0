import { useState } from "react";
import { ReasonPrompt, useIntent } from "../../../../design/index.ts";
import type { CloseInput, Request } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { PillChoice } from "../sheet-form/pill-choice.tsx";

type Outcome = CloseInput["outcome"];

const ENDS: readonly { value: Outcome; label: string }[] = [
  { value: "advice", label: "Un conseil a suffi" },
  { value: "redirected", label: "Orienté ailleurs" },
  { value: "none", label: "Sans suite" },
];
const NEWS: readonly { value: Outcome; label: string }[] = [
  { value: "redirected", label: "La ressource l’a reçu" },
  { value: "advice", label: "Un conseil a suffi" },
  { value: "none", label: "Pas de nouvelles, sans suite" },
];

/** A resource writes no return: who asked says what became of the patient, and the request is closed. */
export const closeWords = ({ status }: Pick<Request, "status">): string =>
  status === "resource" ? "Dire ce qu’il est devenu" : "Clore sans rendez-vous";

type ClosePromptProps = {
  cpts: string;
  request: Request;
  opened: boolean;
  onClose: () => void;
  onClosed: () => void;
};

export function ClosePrompt({ cpts, request, opened, onClose, onClosed }: ClosePromptProps) {
  const intent = useIntent();
  const sent = request.status === "resource";
  const ends = sent ? NEWS : ENDS;
  const [outcome, setOutcome] = useState<Outcome>(sent ? "redirected" : "advice");
  return (
    <ReasonPrompt
      opened={opened}
      title={closeWords(request)}
      suggestions={
        sent
          ? ["Le patient a été reçu", "Le patient n’y est pas allé", "Le patient va mieux"]
          : ["Conseil donné par téléphone", "Le patient a été vu ailleurs", "Le patient va mieux"]
      }
      confirmLabel="Clore la demande"
      onClose={onClose}
      onConfirm={async (reason) => {
        await careClient.close(cpts, request.id, { outcome, reason }, intent.key);
        intent.renew();
        onClosed();
      }}
    >
      <PillChoice
        legend={sent ? `Orienté vers ${request.resource?.name ?? "une ressource"}` : "Comment cela finit"}
        options={ends}
        value={outcome}
        onChange={setOutcome}
      />
    </ReasonPrompt>
  );
}
