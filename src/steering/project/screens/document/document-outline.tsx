import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import type { LivingDocument } from "../../document/document-contract.ts";

/** Takes the eye and the keyboard to a section. */
export function goToSection(key: string): void {
  const head = window.document.getElementById(`partie-${key}`);
  head?.scrollIntoView({ block: "start" });
  head?.focus({ preventScroll: true });
}

const missingWords = (count: number): string =>
  count === 0 ? "complet" : `${count} manque${count > 1 ? "nt" : ""}`;

/** The plan of the document, with what each part lacks. */
export function DocumentOutline({ sections }: { sections: LivingDocument["sections"] }) {
  const missing = sections.reduce((sum, one) => sum + one.missing.length, 0);
  const list = (
    <ol>
      {sections.map((section) => (
        <li key={section.key}>
          <button type="button" onClick={() => goToSection(section.key)}>
            {section.missing.length === 0 ? (
              <IconCircleCheck size={18} aria-hidden className="doc-whole" />
            ) : (
              <IconCircleDashed size={18} aria-hidden />
            )}
            <span>
              {section.title}
              <span className="mg-small mg-soft"> {missingWords(section.missing.length)}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
  const head =
    missing === 0
      ? "Rien ne manque"
      : `${missing} élément${missing > 1 ? "s" : ""} manque${missing > 1 ? "nt" : ""}`;
  return (
    <nav className="doc-outline mg-no-print" aria-label="Plan du document">
      <div className="doc-outline-desk">
        <p className="doc-outline-head">{head}</p>
        {list}
      </div>
      <details className="doc-outline-phone">
        <summary>Plan · {head.toLowerCase()}</summary>
        {list}
      </details>
    </nav>
  );
}
