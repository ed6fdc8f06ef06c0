import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { formatPhone, formatPlainDate, ofName } from "../../../../design/index.ts";
import type { FollowCodeGiven, GivenWay, Request } from "../../contract.ts";
import { PromptForm } from "../acts/prompt-form.tsx";
import { patientName } from "../client/doctor-words.ts";
import { PillChoice } from "../client/pill-choice.tsx";
import { searchClient } from "../client/search-client.ts";

const WAYS: readonly { value: GivenWay; label: string }[] = [
  { value: "called-back", label: "Au téléphone" },
  { value: "in-person", label: "Sur place" },
  { value: "letter", label: "Par lettre" },
];

type GiveCodeDialogProps = {
  cpts: string;
  request: Request;
  onGiven: (given: FollowCodeGiven) => void;
  onClose: () => void;
};

/** A new follow-up code: how it is given, the check of identity that goes with it, and why. Never by mail or SMS. */
export function GiveCodeDialog({ cpts, request, onGiven, onClose }: GiveCodeDialogProps) {
  // As read when the dialogue opened: the same intent, sent twice, gives the same code.
  const [version] = useState(request.version);
  const [way, setWay] = useState<GivenWay>("called-back");
  const [checked, setChecked] = useState(false);
  const [reason, setReason] = useState(request.hasFollowCode ? "Code perdu" : "");
  return (
    <PromptForm
      title={`Code de suivi ${ofName(patientName(request))}`}
      confirmLabel={request.hasFollowCode ? "Remplacer le code" : "Donner un code"}
      ready={checked && reason.trim().length >= 5}
      onClose={onClose}
      onConfirm={async () => {
        const input = { version, way, identityChecked: true as const, reason: reason.trim() };
        onGiven(await searchClient.giveCode(cpts, request.id, input));
      }}
    >
      <p>
        {request.hasFollowCode
          ? "L’ancien code cesse de servir dès maintenant. "
          : "Cette personne n’a pas encore de code. "}
        Le code s’affiche une seule fois : dites-le, ou imprimez-le. Il ne part ni par mail, ni par SMS.
      </p>
      <PillChoice
        legend="Comment le code est-il remis ?"
        options={WAYS}
        value={way}
        onChange={(chosen) => {
          setWay(chosen);
          setChecked(false);
        }}
      />
      <Checkbox
        checked={checked}
        onChange={(event) => setChecked(event.currentTarget.checked)}
        label={checkOf(way, request)}
      />
      <TextInput
        label="Pourquoi ?"
        description="Gardé dans l’histoire de la demande, avec votre nom et l’heure."
        value={reason}
        maxLength={300}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </PromptForm>
  );
}

/** What is to be checked, with what to check it against. */
function checkOf(way: GivenWay, { patient, patientPhone, carer }: Request): string {
  const born = patient?.birthOn ? ` (${formatPlainDate(patient.birthOn)})` : "";
  if (way === "letter") return "La lettre part à l’adresse de sa fiche, au nom de la personne.";
  if (way === "in-person") return `La personne est venue, j’ai vu sa pièce d’identité${born}.`;
  const numbers = [patientPhone, carer?.phone].filter((one) => one != null).map(formatPhone);
  return `J’ai rappelé au ${numbers.join(" ou au ") || "numéro noté"}, et la personne m’a dit son nom et sa date de naissance${born}.`;
}
