import { AppLink } from "../link.tsx";
import type { DataTableProps } from "./table-props.ts";

export function CardRows<R>({ caption, columns, rows, rowKey, rowHref }: DataTableProps<R>) {
  const title = columns.find((column) => column.title) ?? columns[0];
  const others = columns.filter((column) => column !== title && !column.deskOnly);
  return (
    <ul className="mg-cards" aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="mg-card-row">
          <div className="mg-card-row-title">
            {rowHref ? (
              <AppLink href={rowHref(row)} className="mg-row-link">
                {title?.cell(row)}
              </AppLink>
            ) : (
              title?.cell(row)
            )}
          </div>
          <dl>
            {others.map((column) => (
              <div key={column.key}>
                <dt>{column.header}</dt>
                <dd>{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
