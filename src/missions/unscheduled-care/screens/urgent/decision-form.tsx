import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { BigChoice, FormProblem, useAttempt, useIntent } from "../../../../design/index.ts";
import type { RedFlagDecisionInput, Request } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";

type Decision = RedFlagDecisionInput["decision"];
const LEAST = 10;

/** After the 15: what a person decided, with their reason, kept for ever with their name and the time. */
export function DecisionForm({
  cpts,
  requestId,
  onDecided,
}: {
  cpts: string;
  requestId: string;
  onDecided: (request: Request) => void;
}) {
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const intent = useIntent();
  const ready = decision !== null && reason.trim().length >= LEAST;
  const send = async () => {
    if (!decision) return;
    await attempt(async () => {
      onDecided(await careClient.decide(cpts, requestId, { decision, reason: reason.trim() }, intent.key));
      intent.renew();
    });
  };
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <FormProblem error={problem} />
      <BigChoice
        legend="Qu’est-ce qui a été décidé ?"
        value={decision}
        onChange={setDecision}
        choices={[
          { value: "called-15", label: "Le 15 prend le patient en charge", hint: "La demande s’arrête là." },
          {
            value: "booking-after-15",
            label: "Le 15 demande un rendez-vous en ville",
            hint: "Vous pourrez chercher un créneau.",
          },
          {
            value: "flag-entered-by-mistake",
            label: "Le signe a été coché par erreur",
            hint: "Il reste noté, avec votre explication.",
          },
        ]}
      />
      <Textarea
        label="Pourquoi ?"
        description="En quelques mots (10 caractères au moins). Gardé avec votre nom et l’heure."
        value={reason}
        minRows={2}
        maxLength={1000}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" loading={busy} disabled={!ready}>
        Enregistrer la décision
      </Button>
    </form>
  );
}
