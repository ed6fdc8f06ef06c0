import type { LinkedReview } from "../../circuit/review-contract.ts";

export const partId = (key: string): string => `partie-${key.replaceAll(".", "-")}`;

/** The parts of the version, where one has already remarked, and the way to one's opinion. */
export function LinkedOutline({ data }: { data: LinkedReview }) {
  return (
    <>
      <nav className="doc-outline-desk circuit-parts mg-no-print" aria-label="Les parties de cette version">
        <Parts data={data} />
      </nav>
      <details className="doc-outline-phone circuit-parts mg-no-print">
        <summary>Aller à une partie</summary>
        <Parts data={data} />
      </details>
    </>
  );
}

function Parts({ data }: { data: LinkedReview }) {
  return (
    <ul>
      {data.sections.map(({ key, title }) => (
        <li key={key}>
          <a href={`#${partId(key)}`}>{title}</a>
          <Remarked count={data.remarks.filter((one) => one.sectionKey === key).length} />
        </li>
      ))}
      <li>
        <a href="#ensemble">Remarques sur l’ensemble</a>
        <Remarked count={data.remarks.filter((one) => one.sectionKey === "").length} />
      </li>
      <li>
        <a href="#avis">Votre avis</a>
      </li>
    </ul>
  );
}

const Remarked = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <span className="mg-small mg-soft"> {count === 1 ? "1 remarque" : `${count} remarques`}</span>
  );
