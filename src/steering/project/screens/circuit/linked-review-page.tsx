import "../document/document.css";
import "./circuit.css";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import {
  ApiProblem,
  EmptyState,
  formatDate,
  formatPlainDay,
  monthsWords,
  Page,
  QueryView,
  Section,
  StatusBadge,
} from "../../../../design/index.ts";
import type { LinkedReview } from "../../circuit/review-contract.ts";
import { ShownBlocks } from "../document/shown-blocks.tsx";
import { linkedPdfHref, linkedQuery } from "./circuit-client.ts";
import { BODIES, levelWords, OPINIONS } from "./circuit-words.ts";
import { LinkedOpinion } from "./linked-opinion.tsx";
import { LinkedOutline, partId } from "./linked-outline.tsx";
import { PartRemarks } from "./linked-remarks.tsx";
import { useLinkedNews } from "./use-linked-news.ts";

/** What a reviewer's link opens: the version as it was sent, their remarks part by part, their opinion. No account. */
export default function LinkedReviewPage() {
  const { slug = "", token = "" } = useParams({ strict: false }) as { slug?: string; token?: string };
  const query = useQuery(linkedQuery(slug, token));
  useLinkedNews(slug, token, query.data !== undefined);
  const isOver = query.error instanceof ApiProblem && query.error.body.status === 404;
  return (
    <Page
      title={query.data ? query.data.title : "Relire et donner un avis"}
      subtitle={query.data && `${query.data.cptsName.replace(/^CPTS\b/, "La CPTS")} vous demande votre avis.`}
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
  const link = { slug, token, data };
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
          enregistré dès que vous l’envoyez ; vous pouvez revenir. Votre nom et votre adresse mail sont
          effacés {monthsWords(data.namesKeptMonths)} après la clôture ; vos remarques et votre avis restent,
          au nom de votre organisme.
        </p>
        <div className="mg-actions">
          <a className="mg-quiet" href={linkedPdfHref(slug, token)} download>
            <IconDownload size={18} aria-hidden /> Télécharger cette version en PDF
          </a>
        </div>
      </Section>
      {data.opinionsBefore.length > 0 && (
        <Section title="Avis de l’appui technique local">
          {data.opinionsBefore.map((one) => (
            <div key={one.who + one.at} className="circuit-remark">
              <strong>{one.who}</strong>
              <div>
                <StatusBadge meaning={OPINIONS[one.opinion].meaning}>
                  {OPINIONS[one.opinion].label}
                </StatusBadge>
              </div>
              {one.text && <p>{one.text}</p>}
            </div>
          ))}
        </Section>
      )}
      <div className="doc-layout">
        <LinkedOutline data={data} />
        <div className="doc-parts">
          {data.sections.map((section) => (
            <div key={section.key} id={partId(section.key)} className="circuit-anchor">
              <Section title={section.title}>
                <div className="doc-body circuit-part">
                  <ShownBlocks blocks={section.blocks} />
                </div>
                <PartRemarks {...link} sectionKey={section.key} label={section.title} />
              </Section>
            </div>
          ))}
          <div id="ensemble" className="circuit-anchor">
            <Section title="Remarques sur l’ensemble">
              <PartRemarks {...link} sectionKey="" label="l’ensemble" />
            </Section>
          </div>
          <div id="avis" className="circuit-anchor">
            <LinkedOpinion key={data.opinion?.at ?? ""} {...link} />
          </div>
        </div>
      </div>
    </>
  );
}
