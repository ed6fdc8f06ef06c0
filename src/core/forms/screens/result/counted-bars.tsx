import type { ReactNode } from "react";
import { useId } from "react";
import { formatNumber } from "../../../../design/index.ts";
import { sayShare, shareOf } from "../../model/index.ts";

type CountedRow = { key: string; label: string; count: number; of: number };

type CountedBarsProps = {
  title: string;
  note?: ReactNode;
  /** Of the first column: « Profession ». */
  labelHeader: string;
  countHeader: string;
  /** Of the whole each row is a part of; not shown where all rows have the same one. */
  ofHeader?: string;
  shareHeader: string;
  rows: readonly CountedRow[];
};

/** Counts and their shares, each beside its bar: the chart is its own table. */
export function CountedBars(props: CountedBarsProps) {
  const { title, note, labelHeader, countHeader, ofHeader, shareHeader, rows } = props;
  const id = useId();
  return (
    <figure className="mg-card fm-counted" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        {note && <p className="mg-small mg-soft">{note}</p>}
      </figcaption>
      <div className="mg-table-scroll">
        <table className="mg-table fm-bars" data-of={ofHeader && ""} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{labelHeader}</th>
              {ofHeader && (
                <th scope="col" data-figures className="fm-wide">
                  {ofHeader}
                </th>
              )}
              <th scope="col" data-figures>
                {countHeader}
              </th>
              <th scope="col">{shareHeader}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {ofHeader && (
                  <td data-figures className="fm-wide">
                    {formatNumber(row.of)}
                  </td>
                )}
                <td data-figures>
                  {formatNumber(row.count)}
                  {ofHeader && <span className="fm-narrow">{`\u00a0sur\u00a0${formatNumber(row.of)}`}</span>}
                </td>
                <td>
                  <span className="fm-bar">
                    <span aria-hidden>
                      <span style={{ width: `${shareOf(row.count, row.of) ?? 0}%` }} />
                    </span>
                    <span className="mg-figures">{sayShare(row.count, row.of) ?? "—"}</span>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
