import "../forms.css";
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  DayInput,
  Figure,
  formatNumber,
  LinkButton,
  Page,
  QueryView,
  Section,
  sayDone,
  sayProblem,
  useAttempt,
  useCpts,
  useIntent,
  useLiveEvents,
  When,
} from "../../../../design/index.ts";
import type { Sending } from "../../contract.ts";
import { filePath, formsClient, formsKey } from "../forms-client.ts";
import { Rates } from "./rates.tsx";
import { Recipients } from "./recipients.tsx";
import { ResultList } from "./result-list.tsx";
import { UnknownAuthors } from "./unknown-authors.tsx";

/** One sending: who answered, what was answered, as it comes in. */
export default function SendingPage() {
  const { sendingId = "" } = useParams({ strict: false }) as { sendingId?: string };
  const member = useCpts();
  const cpts = member?.cptsSlug ?? "";
  const mayBuild = member?.roles.includes("coordinator") ?? false;
  const queries = useQueryClient();
  const enabled = cpts !== "";
  const key = [...formsKey(cpts), "sending", sendingId];
  const sending = useQuery({ queryKey: key, queryFn: () => formsClient.sending(cpts, sendingId), enabled });
  const results = useQuery({
    queryKey: [...key, "results"],
    queryFn: () => formsClient.results(cpts, sendingId),
    enabled,
  });
  useLiveEvents(
    enabled ? `/api/c/${cpts}/live` : null,
    (event) => {
      if ((event.data as { id?: string } | null)?.id === sendingId)
        void queries.invalidateQueries({ queryKey: key });
    },
    ["forms"],
  );
  return (
    <QueryView query={sending} what="l’envoi" shape="figures">
      {(one) => (
        <Page
          title={one.title}
          subtitle={
            <>
              {one.identity === "anonymous" ? "Anonyme" : "Nominatif"} ·{" "}
              {one.open ? "ouvert jusqu’à" : "clos"} <When at={lastMoment(one)} />
            </>
          }
          breadcrumb={[{ label: "Questionnaires", href: `/c/${cpts}/questionnaires` }]}
          actions={<Files cpts={cpts} one={one} mayBuild={mayBuild} />}
        >
          <div className="fm-figures">
            <Figure
              label="Adressé à"
              value={one.recipients}
              unit={one.recipients > 1 ? "personnes" : "personne"}
            />
            <Figure
              label="Taux de retour"
              value={one.recipients > 0 ? Math.round((one.answered / one.recipients) * 100) : null}
              unit="%"
            />
            <Figure label="Réponses" value={one.responses} />
            <Figure
              label="Mails partis"
              value={one.mailed}
              since={
                one.withoutMail > 0
                  ? `${formatNumber(one.withoutMail)} ${one.withoutMail > 1 ? "personnes" : "personne"} sans mail`
                  : ""
              }
            />
          </div>
          {one.forgottenAt && (
            <p role="note">
              Réponses rendues anonymes le <When at={one.forgottenAt} />, au terme de leur durée de
              conservation : les choix et les nombres restent, plus aucun nom, texte ni date.
            </p>
          )}
          {mayBuild && !one.forgottenAt && (
            <Steer
              cpts={cpts}
              one={one}
              onChanged={() => queries.invalidateQueries({ queryKey: formsKey(cpts) })}
            />
          )}
          <Rates one={one} />
          <QueryView query={results} what="les résultats" shape="figures">
            {(found) => <ResultList cpts={cpts} id={sendingId} results={found} />}
          </QueryView>
          {mayBuild && one.identity === "named" && !one.forgottenAt && (
            <UnknownAuthors cpts={cpts} id={sendingId} />
          )}
          {mayBuild && one.recipients > 0 && !one.forgottenAt && (
            <Recipients cpts={cpts} id={sendingId} isAnonymous={one.identity === "anonymous"} />
          )}
        </Page>
      )}
    </QueryView>
  );
}

/** An open one ends at midnight: its last minute is of the day that people were told. */
const lastMoment = ({ open, closesAt }: Sending): string =>
  open ? new Date(Date.parse(closesAt) - 60_000).toISOString() : closesAt;

function Files({ cpts, one, mayBuild }: { cpts: string; one: Sending; mayBuild: boolean }) {
  const isNamed = one.identity === "named" && one.forgottenAt === null;
  const link = (name: string, label: string) => (
    <a key={name} className="mg-download" href={filePath(cpts, one.id, name)} download>
      <IconDownload size={18} aria-hidden />
      {label}
    </a>
  );
  return (
    <>
      {mayBuild && (
        <LinkButton variant="default" href={`/c/${cpts}/questionnaires/envois/${one.id}/saisie`}>
          Saisir un papier
        </LinkButton>
      )}
      {link("export/xlsx", "Réponses (Excel)")}
      {isNamed && link("export/csv", "Réponses (CSV)")}
      {link("export/counts", "Chiffres par question (CSV)")}
      {one.recipients > 0 && link("export/returns", "Taux de retour (CSV)")}
      {isNamed && link("export/fhir", "Réponses (format d’échange FHIR, pour un autre logiciel)")}
      {mayBuild && one.publicUrl && link("poster.pdf", "Affiche (PDF)")}
      {mayBuild && link("paper.pdf", "Version papier (PDF)")}
    </>
  );
}

function Steer({ cpts, one, onChanged }: { cpts: string; one: Sending; onChanged: () => Promise<unknown> }) {
  const intent = useIntent();
  const { busy, attempt } = useAttempt(sayProblem);
  const [day, setDay] = useState("");
  const run = (work: () => Promise<string>) =>
    attempt(async () => {
      const words = await work();
      intent.renew();
      await onChanged();
      sayDone(words);
    });
  const remind = async () => {
    const { mails } = await formsClient.remind(cpts, one.id, intent.key);
    if (mails === null) return "Les rappels partent à qui n’a pas répondu et n’a pas eu de mail aujourd’hui.";
    if (mails === 0) return "Personne à relancer aujourd’hui.";
    return mails > 1 ? `${formatNumber(mails)} rappels partent.` : "Un rappel part.";
  };
  const prolong = async () => {
    await formsClient.prolong(cpts, one.id, day);
    setDay("");
    return "Nouvelle date enregistrée.";
  };
  const close = async () => {
    await formsClient.close(cpts, one.id);
    return one.identity === "anonymous"
      ? "Clos : plus personne ne répond."
      : "Clos : plus personne ne répond. Changez la date de fin pour rouvrir.";
  };
  return (
    <Section
      title="Suivi de l’envoi"
      hint={
        one.reminders > 0
          ? `Rappels : ${one.reminders} au plus, tous les ${one.reminderDays} jours, à qui n’a pas répondu. ${one.stopped > 0 ? `${one.stopped} ne ${one.stopped > 1 ? "veulent" : "veut"} plus de mail.` : ""}`
          : "Aucun rappel ne part de lui-même."
      }
    >
      <div className="mg-stack">
        {one.publicUrl && (
          <p>
            Page publique : <a href={one.publicUrl}>{one.publicUrl}</a>
          </p>
        )}
        {!one.open && one.identity === "anonymous" ? (
          <p>Un questionnaire anonyme qui est clos ne se rouvre pas, pour que personne ne soit deviné.</p>
        ) : (
          <div className="fm-pair">
            <DayInput label="Autre dernier jour" value={day} onChange={setDay} />
            <div className="mg-actions">
              <Button
                variant="default"
                loading={busy}
                disabled={day === ""}
                onClick={() => void run(prolong)}
              >
                Changer la date de fin
              </Button>
            </div>
          </div>
        )}
        {one.open && (
          <div className="mg-actions">
            <Button loading={busy} disabled={one.mailed === 0} onClick={() => void run(remind)}>
              Relancer maintenant
            </Button>
            <Button variant="default" disabled={busy} onClick={() => void run(close)}>
              Clore maintenant
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}
