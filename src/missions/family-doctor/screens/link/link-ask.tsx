import "../search.css";
import { Button, Checkbox, NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { AppLink, counted, FormProblem, Page, Section, useAttempt } from "../../../../design/index.ts";
import type { LinkedAsk, LinkedAskDone, LinkedAskInput } from "../../offer/ask-contract.ts";
import { offerClient } from "../client/offer-client.ts";
import { LinkView } from "./link-view.tsx";

/** What the link of a mail opens: how many patients could you take? Answered without signing in. */
export default function LinkAsk() {
  const { token = "" } = useParams({ strict: false }) as { token?: string };
  const [done, setDone] = useState<LinkedAskDone | null>(null);
  const query = useQuery({
    queryKey: ["mt-link", token],
    queryFn: () => offerClient.readLink(token),
    retry: false,
    enabled: done === null,
  });
  return (
    <Page title="Pouvez-vous prendre de nouveaux patients ?" width="narrow">
      {done ? (
        <Section title={done.answer === "offer" ? "Merci" : "C’est noté"}>
          <p>{done.message}</p>
          <p>
            <AppLink href={done.page}>Préciser mon offre (connexion demandée)</AppLink>
          </p>
        </Section>
      ) : (
        <LinkView query={query}>{(data) => <Question token={token} data={data} onDone={setDone} />}</LinkView>
      )}
    </Page>
  );
}

const QUICK = [1, 5, 10, 20];
type QuestionProps = { token: string; data: LinkedAsk; onDone: (answer: LinkedAskDone) => void };

function Question({ token, data, onDone }: QuestionProps) {
  const [patients, setPatients] = useState<number | null>(5);
  const [homeVisits, setHomeVisits] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const send = (input: LinkedAskInput) =>
    attempt(async () => {
      onDone(await offerClient.answerLink(token, input));
    });
  return (
    <Section
      title={data.professionalName}
      hint={`${counted(data.waiting, "personne cherche", "personnes cherchent")} un médecin traitant dans la ${data.cptsName}. Chaque patient vous est proposé d’abord : vous gardez le choix.`}
    >
      <div className="mg-actions">
        {QUICK.map((count) => (
          <button
            key={count}
            type="button"
            className="mg-pill"
            aria-pressed={patients === count}
            onClick={() => setPatients(count)}
          >
            {count}
          </button>
        ))}
      </div>
      <NumberInput
        label={data.hasOffer ? "Combien de patients de plus ?" : "Combien de nouveaux patients ?"}
        value={patients ?? ""}
        min={1}
        max={1_000}
        allowDecimal={false}
        onChange={(value) => setPatients(typeof value === "number" ? value : null)}
      />
      <Checkbox
        label="Visites à domicile possibles"
        checked={homeVisits}
        onChange={(event) => setHomeVisits(event.currentTarget.checked)}
      />
      <FormProblem error={problem} />
      <div className="mg-actions mt-answers">
        <Button
          size="lg"
          loading={busy}
          disabled={patients === null}
          onClick={() =>
            patients !== null && void send({ answer: "offer", patients, perMonth: null, homeVisits })
          }
        >
          Prendre {counted(patients ?? 0, "patient")}
        </Button>
        <Button size="lg" variant="default" disabled={busy} onClick={() => void send({ answer: "none" })}>
          Pas en ce moment
        </Button>
        <Button variant="subtle" disabled={busy} onClick={() => void send({ answer: "stop" })}>
          Ne plus me le demander par mail
        </Button>
      </div>
    </Section>
  );
}
