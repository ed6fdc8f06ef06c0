import "./document.css";
import { SegmentedControl } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ComponentType, useState } from "react";
import { Page, PolicyNote, PrintButton, QueryView, useCpts, When } from "../../../../design/index.ts";
import type { DocumentName, LivingDocument } from "../../document/document-contract.ts";
import { documentQuery, fileHref, previewQuery, useDocumentNews } from "./document-client.ts";
import { DocumentOutline } from "./document-outline.tsx";
import { DocumentSection } from "./document-section.tsx";
import { FORMAT_WORDS, FrozenVersions } from "./frozen-versions.tsx";
import { ShownBlocks } from "./shown-blocks.tsx";
import { ShownChoice } from "./shown-choice.tsx";

type DocumentPageProps = {
  document: DocumentName;
  title: string;
  subtitle: string;
  formats: readonly ("docx" | "pdf" | "zip")[];
  /** What is filled in beside the texts, by key of section. */
  forms?: Readonly<Record<string, ComponentType<{ mayWrite: boolean }>>>;
};

/** A living document: its plan and what it lacks at the left, its parts written in place, or the whole as it will be printed. */
export function DocumentPage({ document, title, subtitle, formats, forms = {} }: DocumentPageProps) {
  const slug = useCpts()?.cptsSlug ?? "";
  const living = useQuery(documentQuery(slug, document));
  const [mode, setMode] = useState("write");
  useDocumentNews(slug, document);
  return (
    <Page
      title={title}
      subtitle={subtitle}
      actions={
        <>
          <SegmentedControl
            aria-label="Écrire ou relire"
            value={mode}
            onChange={setMode}
            data={[
              { value: "write", label: "Écrire" },
              { value: "read", label: "Relire" },
            ]}
          />
          {formats
            .filter((format) => format !== "zip" || living.data?.mayZip)
            .map((format) => (
              <a key={format} className="doc-quiet" href={fileHref(slug, document, format)} download>
                <IconDownload size={18} aria-hidden />
                {FORMAT_WORDS[format]}
              </a>
            ))}
        </>
      }
    >
      <QueryView query={living} what={title.toLowerCase()} shape="form">
        {(one) =>
          mode === "read" ? <WholePreview document={document} /> : <Parts living={one} forms={forms} />
        }
      </QueryView>
      <PolicyNote
        may={living.data?.mayWrite ? ["Lire et commenter", "Écrire"] : ["Lire et commenter"]}
        openTo="la coordination, et les professionnels de la CPTS ; ceux de l’équipe projet y écrivent"
      />
    </Page>
  );
}

function Parts({
  living,
  forms,
}: {
  living: LivingDocument;
  forms: NonNullable<DocumentPageProps["forms"]>;
}) {
  return (
    <div className="doc-layout">
      <DocumentOutline sections={living.sections} />
      <div className="doc-parts">
        {living.sections.map((section) => {
          const Form = forms[section.key];
          return (
            <DocumentSection
              key={section.key}
              living={living}
              section={section}
              choice={section.key === "diagnosis" && <ShownChoice document={living.document} />}
            >
              {Form && <Form mayWrite={living.mayWrite} />}
            </DocumentSection>
          );
        })}
        <FrozenVersions living={living} />
      </div>
    </div>
  );
}

function WholePreview({ document }: { document: DocumentName }) {
  const slug = useCpts()?.cptsSlug ?? "";
  const preview = useQuery(previewQuery(slug, document));
  return (
    <QueryView query={preview} what="le document" shape="form">
      {(one) => (
        <article className="doc-paper mg-card">
          <div className="mg-actions mg-no-print">
            <span className="mg-soft mg-small">
              Composé <When at={one.composedAt} />
              {one.note && ` · ${one.note}`}
            </span>
            <PrintButton />
          </div>
          <p className="doc-paper-title">{one.title}</p>
          {one.sections.map((section) => (
            <section key={section.key} aria-label={section.title}>
              <h2>{section.title}</h2>
              <ShownBlocks blocks={section.blocks} />
            </section>
          ))}
        </article>
      )}
    </QueryView>
  );
}
