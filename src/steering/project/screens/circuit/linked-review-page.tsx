import "../document/document.css";
import "./circuit.css";
import { Button, Textarea } from "@mantine/core";
import { IconDownload, IconMessagePlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import {
  ApiProblem,
  DraftNote,
  EmptyState,
  FormProblem,
  formatDate,
  formatPlainDay,
  Page,
  QueryView,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  useDraft,
} from "../../../../design/index.ts";
import type { LinkedReview } from "../../circuit/review-contract.ts";
import { ShownBlocks } from "../document/shown-blocks.tsx";
import { linkedClient, linkedPdfHref, linkedQuery } from "./circuit-client.ts";
import { BODIES, levelWords, OPINIONS, REMARKS } from "./circuit-words.ts";
import { LinkedOpinion } from "./linked-opinion.tsx";

/** What a reviewer's link opens: the version as it was sent, their remarks part by part, their opinion. No account. */
export default function LinkedReviewPage() {
  const { slug = "", token = "" } = useParams({ strict: false }) as { slug?: string; token?: string };
  const query = useQuery(linkedQuery(slug, token));
  const isOver = query.error instanceof ApiProblem && query.error.body.status === 404;
  return (
    <Page
      title={query.data ? query.data.title : "Relire et donner un avis"}
      subtitle={query.data && `${query.data.cptsName} vous demande votre avis.`}
      width="narrow"
    >
      {isOver ? (
        <EmptyState title="Ce lien ne s’ouvre plus">
          Sa date est passée, il a été retiré, ou il est incomplet. Rien n’a été changé. Demandez un nouveau
          lien à la CPTS qui vous a invité.
        </EmptyState>
      ) : (
        <QueryView query={query} what="la version à relire" shape="form">
          {(data) => <Reading slug={slug} token={token} data={data} />}
        </QueryView>
      )}
    </Page>
  );
}

type ReadingProps = { slug: string; token: string; data: LinkedReview };

function Reading({ slug, token, data }: ReadingProps) {
  const { me, timeZone } = data;
  return (
    <>
      <Section title={`${me.personName}, ${BODIES[me.body]} (${levelWords(me.level)})`}>
        <p>
          Version figée le {formatDate(data.frozenAt, timeZone)}.{" "}
          {data.isOpen
            ? `Votre avis est attendu pour le ${formatPlainDay(data.dueOn)}.`
            : "La CPTS a clos cette demande d’avis : tout reste lisible, rien ne s’ajoute plus."}
        </p>
        {data.message && <p className="circuit-answer">{data.message}</p>}
        <p className="mg-small mg-soft">
          Ce lien vous est réservé jusqu’au {formatDate(data.expiresAt, timeZone)}. Ce que vous écrivez est
          enregistré dès que vous l’envoyez ; vous pouvez revenir.
        </p>
        <div className="mg-actions">
          <a className="mg-quiet" href={linkedPdfHref(slug, token)} download>
            <IconDownload size={18} aria-hidden /> Télécharger cette version en PDF
          </a>
          <a className="mg-quiet" href="#avis">
            Aller à mon avis
          </a>
        </div>
      </Section>
      {data.opinionsBefore.length > 0 && (
        <Section title="Avis de l’appui technique local">
          {data.opinionsBefore.map((one) => (
            <div key={one.who + one.at} className="circuit-remark">
              <strong>{one.who}</strong>
              <StatusBadge meaning={OPINIONS[one.opinion].meaning}>{OPINIONS[one.opinion].label}</StatusBadge>
              {one.text && <p>{one.text}</p>}
            </div>
          ))}
        </Section>
      )}
      {data.sections.map((section) => (
        <Section key={section.key} title={section.title}>
          <div className="doc-body circuit-part">
            <ShownBlocks blocks={section.blocks} />
          </div>
          <PartRemarks slug={slug} token={token} data={data} sectionKey={section.key} label={section.title} />
        </Section>
      ))}
      <Section title="Remarques sur l’ensemble">
        <PartRemarks slug={slug} token={token} data={data} sectionKey="" label="l’ensemble" />
      </Section>
      <div id="avis">
        <LinkedOpinion slug={slug} token={token} data={data} />
      </div>
    </>
  );
}

function PartRemarks({
  slug,
  token,
  data,
  sectionKey,
  label,
}: ReadingProps & { sectionKey: string; label: string }) {
  const queries = useQueryClient();
  const keep = (next: LinkedReview) => queries.setQueryData(linkedQuery(slug, token).queryKey, next);
  // Two reviewers may share a device: each has a text of their own; the link itself is not written there.
  const draft = useDraft<{ text: string | null }>(
    `remarque.${slug}.${data.title}.${data.number}.${data.me.level}.${data.me.personName}.${sectionKey}`,
    { text: null },
    { keep: "device" },
  );
  const { text } = draft.value;
  const setText = (next: string) => draft.set({ text: next });
  const write = useMutation({
    mutationFn: () => linkedClient.write(slug, token, { sectionKey, text: text ?? "" }),
    onSuccess: (next) => {
      keep(next);
      draft.clear();
      sayDone("Votre remarque est enregistrée.");
    },
  });
  const takeBack = useMutation({
    mutationFn: (id: string) => linkedClient.takeBack(slug, token, id),
    onSuccess: keep,
    onError: sayProblem,
  });
  return (
    <div className="mg-stack">
      {data.remarks
        .filter((one) => one.sectionKey === sectionKey)
        .map((one) => (
          <article key={one.id} className="circuit-remark" aria-label={`Remarque de ${one.who}`}>
            <div className="mg-small mg-soft">{one.isMine ? "Votre remarque" : one.who}</div>
            <p>{one.text}</p>
            <div>
              <StatusBadge meaning={REMARKS[one.state].meaning}>{REMARKS[one.state].label}</StatusBadge>
            </div>
            {one.answer && <div className="circuit-answer">{one.answer}</div>}
            {data.isOpen && one.isMine && one.state === "open" && (
              <div className="mg-actions">
                <Button
                  size="compact-md"
                  variant="subtle"
                  loading={takeBack.isPending}
                  onClick={() => takeBack.mutate(one.id)}
                >
                  Retirer cette remarque
                </Button>
              </div>
            )}
          </article>
        ))}
      {data.isOpen && text === null && (
        <div className="mg-actions">
          <Button
            variant="default"
            leftSection={<IconMessagePlus size={18} aria-hidden />}
            aria-label={`Écrire une remarque : ${label}`}
            onClick={() => setText("")}
          >
            Écrire une remarque
          </Button>
        </div>
      )}
      {data.isOpen && text !== null && (
        <form
          className="mg-stack"
          onSubmit={(event) => {
            event.preventDefault();
            write.mutate();
          }}
        >
          <Textarea
            label={`Votre remarque : ${label}`}
            value={text}
            required
            maxLength={4_000}
            autosize
            minRows={3}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {text !== "" && <DraftNote draft={draft} zone={data.timeZone} />}
          <FormProblem error={write.error} />
          <div className="mg-actions">
            <Button type="submit" loading={write.isPending}>
              Envoyer cette remarque
            </Button>
            <Button variant="subtle" onClick={() => draft.clear()}>
              Revenir
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
