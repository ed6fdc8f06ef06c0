import "./charts.css";
import { IconChartBar, IconDownload, IconTable } from "@tabler/icons-react";
import { lazy, Suspense, useId, useState } from "react";
import { Loading } from "../page/skeleton.tsx";
import { formatNumber } from "../time/time-words.ts";
import type { ChartCardProps } from "./chart-props.ts";
import { ShareBar } from "./share-view.tsx";

const Drawing = lazy(() => import("./chart-drawing.tsx"));

function ChartTable({ title, rows, series, labelHeader, unit }: ChartCardProps) {
  return (
    <div className="mg-table-scroll">
      <table className="mg-table">
        <caption className="mg-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{labelHeader}</th>
            {series.map((entry) => (
              <th key={entry.key} scope="col" data-figures>
                {entry.name} ({unit})
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {series.map((entry) => {
                const value = row[entry.key];
                return (
                  <td key={entry.key} data-figures>
                    {typeof value === "number" ? formatNumber(value) : "—"}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Picture(props: ChartCardProps) {
  if (props.kind === "share") {
    const key = props.series[0]?.key ?? "";
    return (
      <ShareBar
        unit={props.unit}
        parts={props.rows.map((row) => ({ name: row.label, value: Number(row[key] ?? 0) }))}
      />
    );
  }
  return (
    <Suspense fallback={<Loading what={props.title} shape="figures" />}>
      <Drawing {...props} />
    </Suspense>
  );
}

/** A chart and, one touch away, the table that says the same. */
export function ChartCard(props: ChartCardProps) {
  const { title, note, csvHref, rows } = props;
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className="mg-chart mg-card" aria-labelledby={id}>
      <figcaption>
        <div>
          <h2 id={id}>{title}</h2>
          {note && <p className="mg-small mg-soft">{note}</p>}
        </div>
        <div className="mg-actions mg-no-print">
          <button
            type="button"
            className="mg-quiet"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <IconChartBar size={18} aria-hidden /> : <IconTable size={18} aria-hidden />}
            {asTable ? "Voir le graphique" : "Voir le tableau"}
          </button>
          {csvHref && (
            <a className="mg-quiet" href={csvHref} download>
              <IconDownload size={18} aria-hidden />
              CSV
            </a>
          )}
        </div>
      </figcaption>
      {rows.length === 0 ? (
        <p className="mg-soft">Rien n’a encore été compté ici.</p>
      ) : asTable ? (
        <ChartTable {...props} />
      ) : (
        <Picture {...props} />
      )}
    </figure>
  );
}
