import { type ReactNode, useId } from "react";
import { AppLink, useCptsPath } from "../../../../design/index.ts";
import type { LivingDocument } from "../../document/document-contract.ts";
import { LivingTextField } from "./living-text-field.tsx";
import { SectionComments } from "./section-comments.tsx";
import { SectionFigures } from "./section-figures.tsx";

type Section = LivingDocument["sections"][number];

/** One part of the document: what it lacks, what is filled in, the texts, and what is said of it. */
export function DocumentSection({
  living,
  section,
  choice,
  children,
}: {
  living: LivingDocument;
  section: Section;
  /** Of which figures the part shows. */
  choice?: ReactNode;
  /** The form of what is not a text. */
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section className="doc-section mg-card" aria-labelledby={id}>
      <span id={`partie-${section.key}`} tabIndex={-1} className="doc-anchor" />
      <h2 id={id}>{section.title}</h2>
      <p className="mg-soft">{section.hint}</p>
      <MissingList section={section} />
      {children}
      {/* What a form fills in stands in it already. */}
      {!children && <SectionFigures document={living.document} section={section.key} title={section.title} />}
      {choice}
      {section.texts.map((slot) => (
        <LivingTextField key={slot.key} document={living.document} slot={slot} mayWrite={living.mayWrite} />
      ))}
      <SectionComments
        document={living.document}
        section={section.key}
        title={section.title}
        comments={living.comments.filter((one) => one.section === section.key)}
      />
    </section>
  );
}

function MissingList({ section }: { section: Section }) {
  const pathTo = useCptsPath();
  if (section.missing.length === 0) return null;
  return (
    <div className="doc-missing">
      <p>Il manque :</p>
      <ul>
        {section.missing.map(({ what, place }) => (
          <li key={what}>{place ? <AppLink href={pathTo(place)}>{what}</AppLink> : what}</li>
        ))}
      </ul>
    </div>
  );
}
