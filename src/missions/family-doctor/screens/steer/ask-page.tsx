import "../search.css";
import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  type Column,
  counted,
  DataTable,
  EmptyState,
  Page,
  QueryView,
  Section,
  sayDone,
  sayProblem,
  useAttempt,
  useCpts,
  useCptsPath,
  useIntent,
  When,
} from "../../../../design/index.ts";
import type { Askable, AskPage as AskList } from "../../offer/ask-contract.ts";
import { doctorKeys, useDoctorRefresh } from "../client/doctor-queries.ts";
import { offerClient } from "../client/offer-client.ts";

/** Asks doctors by mail how many patients they could take; they answer by one click, without signing in. */
export default function AskPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const askable = useQuery({
    queryKey: [...doctorKeys.all(cpts), "askable"],
    queryFn: () => offerClient.askable(cpts),
    enabled: cpts !== "",
  });
  const asks = useQuery({
    queryKey: [...doctorKeys.all(cpts), "asks"],
    queryFn: () => offerClient.asks(cpts),
    enabled: cpts !== "",
  });
  return (
    <Page
      title="Demander aux médecins"
      subtitle="Un mail par médecin, sans donnée de santé : il répond en un clic combien de patients il peut prendre."
      breadcrumb={[{ label: "Qui peut prendre qui", href: path("medecin-traitant/offres") }]}
    >
      <QueryView query={askable} what="les médecins à solliciter">
        {(data) => <Choose cpts={cpts} data={data} />}
      </QueryView>
      <QueryView query={asks} what="les mails envoyés">
        {(data) => (
          <Section title="Mails envoyés et réponses">
            <DataTable
              caption="Mails envoyés"
              columns={ASKS}
              rows={data.items}
              rowKey={(one) => one.id}
              empty={<p className="mg-soft">Aucun mail n’a encore été envoyé.</p>}
            />
          </Section>
        )}
      </QueryView>
    </Page>
  );
}

function Choose({ cpts, data }: { cpts: string; data: Askable }) {
  const intent = useIntent();
  const refresh = useDoctorRefresh(cpts);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { busy, attempt } = useAttempt(sayProblem);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const send = () =>
    attempt(async () => {
      const done = await offerClient.ask(cpts, [...chosen], intent.key);
      intent.renew();
      setChosen([]);
      await refresh();
      sayDone(`${counted(done.asked, "mail envoyé", "mails envoyés")}.`);
    });
  if (data.items.length === 0)
    return (
      <EmptyState title="Personne à solliciter aujourd’hui">
        {leftOutWords(data) ||
          "Les médecins généralistes qui ont une adresse mail s’affichent ici, sauf ceux sollicités depuis moins de 30 jours."}
      </EmptyState>
    );
  return (
    <Section title="À qui écrire ?" hint={leftOutWords(data) || undefined}>
      <div className="mg-actions">
        <Button
          variant="default"
          onClick={() => setChosen(data.items.slice(0, 300).map((one) => one.professionalId))}
        >
          Tous ({Math.min(300, data.items.length)})
        </Button>
        <Button
          variant="default"
          onClick={() =>
            setChosen(data.items.filter((one) => !one.hasOffer).map((one) => one.professionalId))
          }
        >
          Ceux qui n’ont pas d’offre
        </Button>
        <Button variant="subtle" disabled={chosen.length === 0} onClick={() => setChosen([])}>
          Aucun
        </Button>
      </div>
      <ul className="mt-choose">
        {data.items.map((one) => (
          <li key={one.professionalId}>
            <Checkbox
              label={[one.professionalName, one.communeName].filter(Boolean).join(" · ")}
              description={one.hasOffer ? "a déjà une offre" : undefined}
              checked={chosen.includes(one.professionalId)}
              onChange={() => toggle(one.professionalId)}
            />
          </li>
        ))}
      </ul>
      <div className="mg-actions">
        <Button
          loading={busy}
          disabled={chosen.length === 0 || chosen.length > 300}
          onClick={() => void send()}
        >
          {chosen.length === 0 ? "Choisissez à qui écrire" : `Envoyer ${counted(chosen.length, "mail")}`}
        </Button>
      </div>
    </Section>
  );
}

const leftOutWords = ({ leftOut }: Askable): string =>
  leftOut.map((one) => `${one.reason.replace(/\.$/, "")} : ${one.count}`).join(" · ");

const ASKS: Column<AskList["items"][number]>[] = [
  { key: "who", header: "Médecin", title: true, cell: (one) => one.professionalName },
  { key: "sent", header: "Envoyé", cell: (one) => <When at={one.sentAt} /> },
  { key: "answer", header: "Réponse", cell: (one) => one.answerLabel },
];
