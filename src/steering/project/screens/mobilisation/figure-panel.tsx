import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryView } from "../../../../design/index.ts";
import type { Measure, Mobilisation } from "../../mobilisation/mobilisation-contract.ts";
import { FigureCorrection } from "./figure-correction.tsx";
import { countedQuery } from "./mobilisation-client.ts";

type Row = Mobilisation["rows"][number];

const HOW: Record<Measure, string> = {
  identified: "Comptés dans l’annuaire de la CPTS, chacun une fois.",
  solicited: "Touchés par une action du journal ou par l’envoi d’un questionnaire.",
  engaged:
    "Ont répondu « oui » à un questionnaire, ou sont inscrits dans l’équipe projet ou les membres actifs. Qui a répondu sans être dans l’annuaire est compté dans la profession qu’il a indiquée.",
};

/** Who is behind a figure, how it is counted, and what a person says instead. */
export function FigurePanel({
  slug,
  row,
  measure,
  mayWrite,
}: {
  slug: string;
  row: Row;
  measure: Measure;
  mayWrite: boolean;
}) {
  const counted = useQuery(countedQuery(slug, row.key, measure));
  const [problem, setProblem] = useState<unknown>(null);
  return (
    <div className="mg-stack">
      <p className="mg-soft">{HOW[measure]}</p>
      {mayWrite && (
        <FigureCorrection
          // Begun anew over each correction that comes.
          key={row[measure].correction?.at ?? "none"}
          slug={slug}
          row={row}
          measure={measure}
          problem={problem}
          onProblem={setProblem}
        />
      )}
      <QueryView query={counted} what="les noms">
        {({ items, more }) =>
          items.length === 0 ? (
            <p className="mg-soft">Personne n’est compté ici pour le moment.</p>
          ) : (
            <ul className="mob-names">
              {items.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two people may say the same of themselves
                <li key={at}>
                  <strong>{one.name}</strong>
                  <span className="mg-small mg-soft">
                    {[one.detail, one.why].filter(Boolean).join(" · ")}
                  </span>
                </li>
              ))}
              {more && <li className="mg-soft">… et d’autres.</li>}
            </ul>
          )
        }
      </QueryView>
    </div>
  );
}
