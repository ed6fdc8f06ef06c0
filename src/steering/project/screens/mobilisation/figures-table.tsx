import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatNumber, QueryView, WithPanel } from "../../../../design/index.ts";
import type { Measure, Mobilisation } from "../../mobilisation/mobilisation-contract.ts";
import { FigurePanel } from "./figure-panel.tsx";
import { figureNumber, MEASURE_WORDS, mobilisationQuery } from "./mobilisation-client.ts";

const MEASURES: readonly Measure[] = ["identified", "solicited", "engaged"];
type Row = Mobilisation["rows"][number];

/** The table of the letter; each figure opens who is behind it, and lets it be corrected. */
export function FiguresTable({ slug }: { slug: string }) {
  const table = useQuery(mobilisationQuery(slug));
  const [open, setOpen] = useState<{ row: string; measure: Measure } | null>(null);
  return (
    <QueryView query={table} what="les professions" shape="figures">
      {({ rows, mayWrite }) => {
        const row = rows.find(({ key }) => key === open?.row);
        return (
          <WithPanel
            panel={
              row && open ? (
                <FigurePanel
                  key={`${open.row} ${open.measure}`}
                  slug={slug}
                  row={row}
                  measure={open.measure}
                  mayWrite={mayWrite}
                />
              ) : null
            }
            title={row && open ? `${row.label} : ${MEASURE_WORDS[open.measure].toLowerCase()}` : ""}
            onClose={() => setOpen(null)}
          >
            <Table rows={rows} onOpen={(key, measure) => setOpen({ row: key, measure })} />
          </WithPanel>
        );
      }}
    </QueryView>
  );
}

function Table({ rows, onOpen }: { rows: readonly Row[]; onOpen: (row: string, measure: Measure) => void }) {
  return (
    <table className="mg-table mob-table">
      <caption className="mg-hidden">
        Professionnels identifiés, sollicités et engagés, par profession
      </caption>
      <thead>
        <tr>
          <th scope="col">Profession</th>
          {MEASURES.map((measure) => (
            <th key={measure} scope="col" data-figures>
              {MEASURE_WORDS[measure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            {MEASURES.map((measure) => (
              <td key={measure} data-figures data-label={MEASURE_WORDS[measure]}>
                <button
                  type="button"
                  className="mob-figure"
                  onClick={() => onOpen(row.key, measure)}
                  aria-label={`${row.label}, ${MEASURE_WORDS[measure].toLowerCase()} : ${figureNumber(row[measure])}`}
                >
                  {figureNumber(row[measure])}
                  {row[measure].correction && (
                    <span className="mg-small mg-soft">
                      {" "}
                      (compté : {formatNumber(row[measure].computed)})
                    </span>
                  )}
                </button>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
