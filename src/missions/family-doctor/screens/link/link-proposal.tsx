import "../search.css";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { AppLink, FormProblem, formatDate, Page, Section, useAttempt } from "../../../../design/index.ts";
import type { LinkedAnswer, LinkedAnswerInput, LinkedProposal } from "../../proposal/proposal-contract.ts";
import { awayInWords } from "../client/away-words.ts";
import { REFUSALS } from "../client/offer-words.ts";
import { proposalClient } from "../client/proposal-client.ts";
import { LinkView } from "./link-view.tsx";

/** What the link of a mail opens: a proposal, answered without signing in. Nothing here names the patient. */
export default function LinkProposal() {
  const { token = "" } = useParams({ strict: false }) as { token?: string };
  const [done, setDone] = useState<LinkedAnswer | null>(null);
  const query = useQuery({
    queryKey: ["mt-link", token],
    queryFn: () => proposalClient.readLink(token),
    retry: false,
    enabled: done === null,
  });
  return (
    <Page title="Un patient vous est proposé" width="narrow">
      {done ? (
        <Section title={done.state === "accepted" ? "Merci, vous prenez ce patient" : "C’est noté"}>
          <p>{done.message}</p>
          <p>
            <AppLink href={done.page}>Ouvrir mes propositions (connexion demandée)</AppLink>
          </p>
        </Section>
      ) : (
        <LinkView query={query}>{(data) => <Question token={token} data={data} onDone={setDone} />}</LinkView>
      )}
    </Page>
  );
}

type QuestionProps = { token: string; data: LinkedProposal; onDone: (answer: LinkedAnswer) => void };

function Question({ token, data, onDone }: QuestionProps) {
  const [refusing, setRefusing] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const send = (input: LinkedAnswerInput) =>
    attempt(async () => {
      onDone(await proposalClient.answerLink(token, input));
    });
  return (
    <Section
      title={[data.ageLabel, data.communeName].filter(Boolean).join(", ")}
      hint={`${data.cptsName} vous propose de devenir son médecin traitant.`}
    >
      <p>
        {[
          `Référence ${data.reference}`,
          data.distanceMeters !== null && awayInWords(data.distanceMeters, " de votre cabinet"),
          data.needsHomeVisit && "visites à domicile nécessaires",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="mg-soft">
        Réponse attendue avant le {formatDate(data.expiresAt, "Europe/Paris")}.{" "}
        <AppLink href={data.page}>Se connecter pour lire toute la situation</AppLink>
      </p>
      <FormProblem error={problem} />
      {refusing ? (
        <fieldset className="mg-field mt-refusals">
          <legend>Pourquoi ? Une touche suffit.</legend>
          {REFUSALS.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className="mg-pill"
              disabled={busy}
              onClick={() => void send({ answer: "refuse", refusal: value, note: "" })}
            >
              {label}
            </button>
          ))}
          <Button variant="subtle" onClick={() => setRefusing(false)}>
            Revenir
          </Button>
        </fieldset>
      ) : (
        <div className="mg-actions mt-answers">
          <Button size="lg" loading={busy} onClick={() => void send({ answer: "accept" })}>
            J’accepte ce patient
          </Button>
          <Button size="lg" variant="default" disabled={busy} onClick={() => setRefusing(true)}>
            Je refuse…
          </Button>
        </div>
      )}
    </Section>
  );
}
