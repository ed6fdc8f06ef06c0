import "../forms.css";
import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import {
  ApiProblem,
  type Column,
  DataTable,
  EmptyState,
  FormProblem,
  formatNumber,
  LinkButton,
  Page,
  PolicyNote,
  QueryView,
  Section,
  StatusBadge,
  useAttempt,
  useCpts,
  useGo,
  useIntent,
  When,
} from "../../../../design/index.ts";
import type { QuestionnaireLine, SendingLine } from "../../contract.ts";
import { formsClient, formsKey } from "../forms-client.ts";

/** « Questionnaires »: what was sent and what is being composed. */
export default function QuestionnairesPage() {
  const member = useCpts();
  const cpts = member?.cptsSlug ?? "";
  const mayBuild = member?.roles.includes("coordinator") ?? false;
  const enabled = cpts !== "";
  const list = useQuery({
    queryKey: [...formsKey(cpts), "list"],
    queryFn: () => formsClient.list(cpts),
    enabled,
  });
  const sendings = useQuery({
    queryKey: [...formsKey(cpts), "sendings"],
    queryFn: () => formsClient.sendings(cpts),
    enabled,
  });
  return (
    <Page
      title="Questionnaires"
      subtitle="Demander aux professionnels du territoire ce qu’ils pensent, ce qu’ils veulent faire, et compter les réponses."
      actions={
        <LinkButton variant="default" href={`/c/${cpts}/questionnaires/conservation`}>
          Conservation des réponses
        </LinkButton>
      }
    >
      {mayBuild && <Begin cpts={cpts} />}
      <QueryView query={sendings} what="les envois">
        {({ items }) => (
          <Section title="Envoyés">
            <Sendings cpts={cpts} items={items} />
          </Section>
        )}
      </QueryView>
      <QueryView query={list} what="les questionnaires">
        {({ items }) => (
          <Section title="Composés">
            <Questionnaires cpts={cpts} items={items} />
          </Section>
        )}
      </QueryView>
      <PolicyNote
        may={["Composer, publier, envoyer, relancer.", "Lire les réponses et les exporter."]}
        openTo="coordination ; l’administration lit ; les assistants saisissent les réponses sur papier"
      />
    </Page>
  );
}

function Begin({ cpts }: { cpts: string }) {
  const go = useGo();
  const intent = useIntent();
  const file = useRef<HTMLInputElement>(null);
  const { busy, problem, attempt } = useAttempt();
  const ready = useQuery({
    queryKey: [...formsKey(cpts), "ready"],
    queryFn: () => formsClient.ready(cpts),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const open = (make: () => Promise<{ id: string }>) =>
    attempt(async () => {
      const { id } = await make();
      intent.renew();
      go(`/c/${cpts}/questionnaires/${id}`);
    });
  return (
    <Section
      title="Commencer"
      hint="D’un questionnaire tout prêt, d’une page blanche, ou d’un questionnaire d’un autre logiciel (au format d’échange FHIR)."
    >
      <div className="mg-actions">
        {ready.data?.items.map((one) => (
          <Button
            key={one.key}
            loading={busy}
            onClick={() => void open(() => formsClient.make(cpts, one.title, one.key, intent.key))}
          >
            Partir du questionnaire du Guichet CPTS ({one.questions} questions)
          </Button>
        ))}
        <Button
          variant="default"
          disabled={busy}
          onClick={() => void open(() => formsClient.make(cpts, "Nouveau questionnaire", null, intent.key))}
        >
          Partir d’une page blanche
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconUpload size={18} aria-hidden />}
          disabled={busy}
          onClick={() => file.current?.click()}
        >
          Reprendre un fichier d’un autre logiciel (format d’échange FHIR)
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label="Fichier FHIR (JSON)"
          accept=".json,application/json,application/fhir+json"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (chosen) void open(async () => formsClient.bring(cpts, await readJson(chosen)));
          }}
        />
      </div>
      <FormProblem error={problem} />
      <Refusals problem={problem} />
    </Section>
  );
}

const MOST_BYTES = 1_000_000;

async function readJson(file: File): Promise<unknown> {
  if (file.size > MOST_BYTES) throw new Error("Ce fichier dépasse 1 Mo : ce n’est pas un questionnaire.");
  try {
    return JSON.parse(await file.text());
  } catch {
    throw new Error(
      "Ce fichier n’est pas lisible : choisissez un questionnaire au format d’échange FHIR (JSON).",
    );
  }
}

function Refusals({ problem }: { problem: unknown }) {
  if (!(problem instanceof ApiProblem) || problem.body.code !== "forms.not-read") return null;
  return (
    <ul>
      {problem.body.errors.map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          <code>{field}</code> : {message}
        </li>
      ))}
    </ul>
  );
}

function Sendings({ cpts, items }: { cpts: string; items: readonly SendingLine[] }) {
  const columns: Column<SendingLine>[] = [
    { key: "title", header: "Questionnaire", title: true, cell: (one) => one.title },
    {
      key: "state",
      header: "État",
      cell: (one) => (
        <StatusBadge meaning={one.open ? "open" : "neutral"}>{one.open ? "Ouvert" : "Clos"}</StatusBadge>
      ),
    },
    { key: "closes", header: "Fin", cell: (one) => <When at={one.closesAt} /> },
    { key: "asked", header: "Adressé à", figures: true, cell: (one) => formatNumber(one.recipients) },
    { key: "responses", header: "Réponses", figures: true, cell: (one) => formatNumber(one.responses) },
  ];
  return (
    <DataTable
      caption="Questionnaires envoyés"
      columns={columns}
      rows={items}
      rowKey={(one) => one.id}
      rowHref={(one) => `/c/${cpts}/questionnaires/envois/${one.id}`}
      empty={
        <EmptyState title="Rien n’a encore été envoyé">
          Publiez un questionnaire, puis envoyez-le par mail, par une affiche à scanner, ou sur papier.
        </EmptyState>
      }
    />
  );
}

function Questionnaires({ cpts, items }: { cpts: string; items: readonly QuestionnaireLine[] }) {
  const columns: Column<QuestionnaireLine>[] = [
    { key: "title", header: "Questionnaire", title: true, cell: (one) => one.title },
    {
      key: "state",
      header: "État",
      cell: (one) =>
        one.archived
          ? "Rangé"
          : [one.version ? `Version ${one.version} publiée` : "", one.hasDraft ? "brouillon ouvert" : ""]
              .filter(Boolean)
              .join(", "),
    },
    { key: "sendings", header: "Envois", figures: true, cell: (one) => formatNumber(one.sendings) },
    { key: "updated", header: "Changé", cell: (one) => <When at={one.updatedAt} /> },
  ];
  return (
    <DataTable
      caption="Questionnaires composés"
      columns={columns}
      rows={items}
      rowKey={(one) => one.id}
      rowHref={(one) => `/c/${cpts}/questionnaires/${one.id}`}
      empty={<p className="mg-soft">Aucun encore : commencez ci-dessus.</p>}
    />
  );
}
