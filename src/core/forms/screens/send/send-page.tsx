import "../forms.css";
import { Button, Checkbox, MultiSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import {
  api,
  BigChoice,
  DayInput,
  EmptyState,
  FormProblem,
  fieldErrorOf,
  formatNumber,
  Page,
  QueryView,
  Section,
  sayDone,
  useAttempt,
  useCpts,
  useGo,
  useIntent,
} from "../../../../design/index.ts";
import type { PeopleFilter, PeoplePreview, Questionnaire, SendingInput } from "../../contract.ts";
import { formsClient, formsKey } from "../forms-client.ts";

/** To whom, until when, with a name or without: then it leaves. */
export default function SendPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const cpts = useCpts()?.cptsSlug ?? "";
  const found = useQuery({
    queryKey: [...formsKey(cpts), "one", id],
    queryFn: () => formsClient.show(cpts, id),
    enabled: cpts !== "",
  });
  return (
    <Page
      title="Envoyer un questionnaire"
      width="narrow"
      breadcrumb={[{ label: "Questionnaires", href: `/c/${cpts}/questionnaires` }]}
    >
      <QueryView query={found} what="le questionnaire" shape="form">
        {(one) =>
          one.published[0] ? (
            <SendForm cpts={cpts} found={one} version={one.published[0].version} />
          ) : (
            <EmptyState title="Ce questionnaire n’est pas publié">
              Publiez-le d’abord : ce qui est envoyé ne change plus.
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}

type Choices = {
  professions: { code: string; label: string; count: number }[];
  communes: { code: string; label: string; count: number }[];
};

const NOBODY: PeopleFilter = { professions: [], communes: [], professionalIds: null };

function SendForm({ cpts, found, version }: { cpts: string; found: Questionnaire; version: number }) {
  const go = useGo();
  const intent = useIntent();
  const queries = useQueryClient();
  const [input, setInput] = useState<SendingInput>({
    questionnaireId: found.id,
    version,
    title: found.title,
    introduction: "",
    identity: "named",
    closesOn: "",
    publicLink: true,
    people: NOBODY,
    reminders: 2,
    reminderDays: 7,
  });
  const { busy, problem, attempt } = useAttempt();
  const set = (change: Partial<SendingInput>) => setInput({ ...input, ...change });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await attempt(async () => {
      const sent = await formsClient.send(cpts, input, intent.key);
      intent.renew();
      await queries.invalidateQueries({ queryKey: formsKey(cpts) });
      sayDone(
        sent.people > 0
          ? `Adressé à ${formatNumber(sent.people)} ${sent.people > 1 ? "personnes" : "personne"}.`
          : "Ouvert.",
      );
      go(`/c/${cpts}/questionnaires/envois/${sent.id}`);
    });
  };
  return (
    <form className="mg-stack" onSubmit={(event) => void send(event)}>
      <Section title="Ce qui est envoyé">
        <div className="mg-stack">
          <TextInput
            label="Titre"
            required
            maxLength={200}
            value={input.title}
            error={fieldErrorOf(problem, "title")}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Textarea
            label="Quelques mots pour introduire (facultatif)"
            autosize
            minRows={2}
            maxLength={2_000}
            value={input.introduction}
            onChange={(event) => set({ introduction: event.currentTarget.value })}
          />
          <BigChoice
            legend="Les réponses portent-elles un nom ?"
            value={input.identity}
            onChange={(identity) => set({ identity })}
            choices={[
              {
                value: "named",
                label: "Nominatif",
                hint: "Vous savez qui a répondu quoi ; un oui engage la personne pour la mission.",
              },
              {
                value: "anonymous",
                label: "Anonyme",
                hint: "Vous savez qui a répondu, jamais quoi : rien ne les relie dans la base, ni nom, ni heure. Les réponses comptent par petits groupes.",
              },
            ]}
          />
          <DayInput
            label="Dernier jour pour répondre"
            required
            value={input.closesOn}
            error={fieldErrorOf(problem, "closesOn")}
            onChange={(closesOn) => set({ closesOn })}
          />
        </div>
      </Section>
      <Section title="À qui">
        <div className="mg-stack">
          <Checkbox
            label="Par mail, à des professionnels de l’annuaire"
            description="Chacun reçoit un lien personnel ; il répond sans compte."
            checked={input.people !== null}
            onChange={(event) => set({ people: event.currentTarget.checked ? NOBODY : null })}
          />
          {input.people && <People cpts={cpts} filter={input.people} input={input} onChange={set} />}
          <Checkbox
            label="Par une page publique"
            description="Une adresse et une affiche à scanner, pour une réunion ou une salle."
            checked={input.publicLink}
            onChange={(event) => set({ publicLink: event.currentTarget.checked })}
          />
        </div>
      </Section>
      <FormProblem error={problem} />
      <div className="mg-actions">
        <Button
          type="submit"
          size="lg"
          loading={busy}
          disabled={
            input.closesOn === "" || input.title.trim() === "" || (input.people === null && !input.publicLink)
          }
        >
          Envoyer le questionnaire
        </Button>
      </div>
    </form>
  );
}

type PeopleProps = {
  cpts: string;
  filter: PeopleFilter;
  input: SendingInput;
  onChange: (change: Partial<SendingInput>) => void;
};

function People({ cpts, filter, input, onChange }: PeopleProps) {
  const choices = useQuery({
    queryKey: ["directory", cpts, "choices"],
    queryFn: () => api.get<Choices>(`/api/c/${cpts}/directory/choices`),
    staleTime: 60_000,
  });
  const preview = useQuery({
    queryKey: [...formsKey(cpts), "preview", filter],
    queryFn: () => formsClient.preview(cpts, filter),
  });
  const optionsOf = (list: Choices["professions"] | undefined) =>
    (list ?? []).map(({ code, label }) => ({ value: code, label }));
  return (
    <>
      <MultiSelect
        label="Professions"
        description="Aucune choisie : toutes."
        searchable
        clearable
        data={optionsOf(choices.data?.professions)}
        value={filter.professions}
        onChange={(professions) => onChange({ people: { ...filter, professions } })}
      />
      <MultiSelect
        label="Communes"
        description="Aucune choisie : toutes."
        searchable
        clearable
        data={optionsOf(choices.data?.communes)}
        value={filter.communes}
        onChange={(communes) => onChange({ people: { ...filter, communes } })}
      />
      <p aria-live="polite">{preview.data ? previewWords(preview.data) : "Comptage…"}</p>
      <div className="fm-pair">
        <NumberInput
          label="Rappels à qui n’a pas répondu"
          min={0}
          max={3}
          value={input.reminders}
          onChange={(value) => onChange({ reminders: typeof value === "number" ? value : 0 })}
        />
        <NumberInput
          label="Un rappel tous les (jours)"
          min={2}
          max={60}
          value={input.reminderDays}
          onChange={(value) => onChange({ reminderDays: typeof value === "number" ? value : 7 })}
        />
      </div>
    </>
  );
}

function previewWords({ people, withMail, stopped, tooMany }: PeoplePreview): string {
  if (tooMany) return "Plus de 2 000 personnes : choisissez moins de professions ou de communes.";
  return [
    `${formatNumber(people)} ${people > 1 ? "personnes" : "personne"}, dont ${formatNumber(withMail)} avec un mail`,
    ...(stopped > 0
      ? [
          stopped > 1
            ? `${formatNumber(stopped)} laissées de côté : elles ne veulent plus de questionnaire`
            : "une laissée de côté : elle ne veut plus de questionnaire",
        ]
      : []),
  ].join(" · ");
}
