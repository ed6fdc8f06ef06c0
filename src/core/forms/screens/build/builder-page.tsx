import "../forms.css";
import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconSend } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import {
  FormProblem,
  LinkButton,
  Page,
  QueryView,
  Section,
  sayDone,
  sayProblem,
  useAttempt,
  useCpts,
} from "../../../../design/index.ts";
import type { Questionnaire } from "../../contract.ts";
import type { Form } from "../../model/index.ts";
import { fhirPath, formsClient, formsKey } from "../forms-client.ts";
import { addSection } from "./edit-form.ts";
import { PhonePreview } from "./phone-preview.tsx";
import { SectionEditor } from "./section-editor.tsx";
import { useBuilder } from "./use-builder.ts";

/** A questionnaire being composed, and beside it what a phone will show. */
export default function BuilderPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const member = useCpts();
  const cpts = member?.cptsSlug ?? "";
  const mayBuild = member?.roles.includes("coordinator") ?? false;
  const builder = useBuilder(cpts, id);
  return (
    <QueryView query={builder.read} what="le questionnaire" shape="form">
      {(found) => (
        <Page
          title={builder.form?.title || found.title}
          breadcrumb={[{ label: "Questionnaires", href: `/c/${cpts}/questionnaires` }]}
          subtitle={subtitleOf(found)}
          actions={<Actions cpts={cpts} found={found} builder={builder} mayBuild={mayBuild} />}
        >
          <FormProblem error={builder.problem} />
          {builder.form && mayBuild ? (
            <Builder form={builder.form} builder={builder} />
          ) : (
            <Published cpts={cpts} found={found} />
          )}
        </Page>
      )}
    </QueryView>
  );
}

function subtitleOf({ published, draft }: Questionnaire): string {
  const last = published[0];
  return [
    last ? `Version ${last.version} publiée : elle ne change plus.` : "Jamais publié.",
    draft ? `Vous composez la version ${draft.version}.` : "",
  ].join(" ");
}

type BuilderState = ReturnType<typeof useBuilder>;
type ActionsProps = { cpts: string; found: Questionnaire; builder: BuilderState; mayBuild: boolean };

function Actions({ cpts, found, builder, mayBuild }: ActionsProps) {
  const queries = useQueryClient();
  const { busy, attempt } = useAttempt(sayProblem);
  const last = found.published[0];
  const run = (work: () => Promise<unknown>, words: string) =>
    attempt(async () => {
      await work();
      sayDone(words);
    });
  if (!mayBuild) return null;
  const archive = async () => {
    await formsClient.archive(cpts, found.id, !found.archived);
    await queries.invalidateQueries({ queryKey: formsKey(cpts) });
  };
  return (
    <>
      {found.draft ? (
        <Button
          loading={busy}
          disabled={builder.problems.length > 0}
          onClick={() => void run(builder.publish, "Publié : cette version ne changera plus.")}
        >
          Publier la version {found.draft.version}
        </Button>
      ) : (
        <Button
          variant="default"
          loading={busy}
          onClick={() => void run(builder.openDraft, "Nouvelle version ouverte.")}
        >
          Modifier (nouvelle version)
        </Button>
      )}
      {last && (
        <LinkButton
          href={`/c/${cpts}/questionnaires/${found.id}/envoyer`}
          {...(found.draft ? { variant: "default" } : {})}
          leftSection={<IconSend size={18} aria-hidden />}
        >
          Envoyer la version {last.version}
        </LinkButton>
      )}
      <Button
        variant="subtle"
        disabled={busy}
        onClick={() => void run(archive, found.archived ? "Repris." : "Rangé.")}
      >
        {found.archived ? "Reprendre" : "Ranger"}
      </Button>
    </>
  );
}

function Published({ cpts, found }: { cpts: string; found: Questionnaire }) {
  return (
    <Section title="Versions publiées" hint="Chaque réponse garde la version à laquelle elle a répondu.">
      <ul>
        {found.published.map(({ version }) => (
          <li key={version}>
            Version {version} ·{" "}
            <a href={fhirPath(cpts, found.id, version)} download>
              Format d’échange FHIR, pour un autre logiciel (JSON)
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const STATES = {
  saved: "Enregistré.",
  waiting: "Modifié, enregistrement dans un instant…",
  saving: "Enregistrement…",
  failed: "Pas enregistré.",
};

function Builder({ form, builder }: { form: Form; builder: BuilderState }) {
  const { change, problems, state } = builder;
  return (
    <div className="fm-builder">
      <div className="mg-stack">
        <p role="status" className="mg-small mg-soft">
          {STATES[state]}
        </p>
        {problems.length > 0 && (
          <Section title="Avant de publier">
            <ul>
              {problems.slice(0, 10).map(({ path, message }) => (
                <li key={`${path} ${message}`}>{message}</li>
              ))}
            </ul>
          </Section>
        )}
        <Section title="En-tête">
          <div className="mg-stack">
            <TextInput
              label="Titre"
              maxLength={200}
              value={form.title}
              onChange={(event) =>
                event.currentTarget.value.trim() && change({ ...form, title: event.currentTarget.value })
              }
            />
            <Textarea
              label="Présentation (facultatif)"
              autosize
              minRows={2}
              maxLength={2_000}
              value={form.description ?? ""}
              onChange={(event) => {
                const { description: _before, ...rest } = form;
                const words = event.currentTarget.value;
                change(words === "" ? rest : { ...rest, description: words });
              }}
            />
            <Select
              label="Sur un téléphone, chaque écran montre"
              allowDeselect={false}
              data={[
                { value: "question", label: "une question" },
                { value: "section", label: "une section entière" },
              ]}
              value={form.layout}
              onChange={(layout) => layout && change({ ...form, layout: layout as Form["layout"] })}
            />
          </div>
        </Section>
        {form.sections.map((section, at) => (
          <SectionEditor key={section.key} form={form} at={at} onChange={change} />
        ))}
        <div className="mg-actions">
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => change(addSection(form))}
          >
            Ajouter une section
          </Button>
        </div>
      </div>
      <PhonePreview form={form} />
    </div>
  );
}
