import "../forms.css";
import { Button, Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  ApiProblem,
  DraftNote,
  FormProblem,
  LinkButton,
  Page,
  QueryView,
  Section,
  sayDone,
  useCpts,
  useDraft,
  useIntent,
} from "../../../../design/index.ts";
import type { Author, AuthorAsked, PaperInput } from "../../contract.ts";
import { type Answers, checkAnswers, type Form } from "../../model/index.ts";
import { AuthorFields } from "../answer/author-fields.tsx";
import { QuestionInput } from "../answer/question-input.tsx";
import { filePath, formsClient, formsKey } from "../forms-client.ts";

/** Papers that came back, typed in one after the other. */
export default function PaperPage() {
  const { sendingId = "" } = useParams({ strict: false }) as { sendingId?: string };
  const cpts = useCpts()?.cptsSlug ?? "";
  const asked = useQuery({
    queryKey: [...formsKey(cpts), "form", sendingId],
    queryFn: () => formsClient.formOf(cpts, sendingId),
    enabled: cpts !== "",
  });
  return (
    <QueryView query={asked} what="le questionnaire" shape="form">
      {({ title, identity, open, form, author }) => (
        <Page
          title="Saisir une réponse reçue sur papier"
          subtitle={title}
          width="narrow"
          actions={
            <a className="mg-download" href={filePath(cpts, sendingId, "paper.pdf")} download>
              Imprimer le questionnaire (PDF)
            </a>
          }
        >
          {open ? (
            <Paper cpts={cpts} id={sendingId} form={form} identity={identity} asked={author} />
          ) : (
            <p>
              {identity === "anonymous"
                ? "Ce questionnaire anonyme est clos, et ne se rouvre pas : faites un nouvel envoi pour saisir encore des réponses."
                : "Ce questionnaire est clos. La coordination peut le prolonger depuis la page de l’envoi, tant que ses réponses portent un nom."}
            </p>
          )}
        </Page>
      )}
    </QueryView>
  );
}

type PaperProps = {
  cpts: string;
  id: string;
  form: Form;
  identity: "named" | "anonymous";
  /** Of a named one: what is asked of who is not of the list. */
  asked: AuthorAsked;
};

const EMPTY: { who: string | null; author: Author | null; answers: Answers } = {
  who: null,
  author: null,
  answers: {},
};

function Paper({ cpts, id, form, identity, asked }: PaperProps) {
  const intent = useIntent();
  const queries = useQueryClient();
  const draft = useDraft(`forms.paper.${id}`, EMPTY, { keep: "tab" });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const people = useQuery({
    queryKey: [...formsKey(cpts), "waiting", id],
    queryFn: () => formsClient.recipients(cpts, id, "waiting"),
  });
  const { who, author, answers } = draft.value;
  const { visible } = checkAnswers(form, answers, { complete: false });
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const kept = checkAnswers(form, answers, { complete: true });
      setErrors(Object.fromEntries(kept.problems.map(({ key, message }) => [key, message])));
      if (kept.problems.length > 0) return;
      const paper = { recipientId: who, author: who === null ? author : null, answers: kept.answers };
      await formsClient.typeIn(cpts, id, paper as PaperInput, intent.key);
      intent.renew();
      draft.clear();
      await queries.invalidateQueries({ queryKey: formsKey(cpts) });
      sayDone("Réponse enregistrée : vous pouvez saisir la suivante.");
      window.scrollTo(0, 0);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="mg-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Section title="De qui vient ce papier ?">
        <div className="mg-stack">
          <Select
            label="Personne à qui il a été adressé"
            description={
              identity === "anonymous"
                ? "Elle sera notée comme ayant répondu ; sa réponse ne porte pas son nom."
                : "Vide : une personne qui n’est pas dans la liste."
            }
            searchable
            clearable
            data={(people.data?.items ?? []).map((one) => ({
              value: one.id,
              label: `${one.name} · ${one.professionLabel}`,
            }))}
            value={who}
            onChange={(chosen) => draft.patch({ who: chosen })}
          />
          {who === null && asked && (
            <AuthorFields
              asked={asked}
              author={author}
              errors={{}}
              label="Sa profession, telle qu’écrite sur le papier (facultatif)"
              onChange={(next) => draft.patch({ author: next })}
            />
          )}
        </div>
      </Section>
      {visible.map(({ section, questions }, at) => (
        <Section key={section.key} title={section.title || `Section ${at + 1}`} hint={section.help}>
          <div className="mg-stack">
            {questions.map((question) => (
              <QuestionInput
                key={question.key}
                question={question}
                answers={answers}
                errors={errors}
                onChange={(key, answer) => {
                  const { [key]: _before, ...others } = answers;
                  draft.patch({ answers: answer === undefined ? others : { ...others, [key]: answer } });
                }}
              />
            ))}
          </div>
        </Section>
      ))}
      <FormProblem error={problem} />
      {Object.keys(errors).length > 0 && (
        <p role="alert" className="mg-field-error">
          {Object.keys(errors).length > 1
            ? `${Object.keys(errors).length} réponses sont à revoir.`
            : "Une réponse est à revoir."}
        </p>
      )}
      <DraftNote draft={draft} />
      <div className="mg-actions">
        <Button type="submit" size="lg" loading={busy}>
          Enregistrer cette réponse
        </Button>
        <LinkButton variant="default" href={`/c/${cpts}/questionnaires/envois/${id}`}>
          Voir les résultats
        </LinkButton>
      </div>
    </form>
  );
}
