import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { AppLink } from "../link.tsx";
import type { Sort } from "./sort-rows.ts";
import type { Column, DataTableProps } from "./table-props.ts";

function SortSign({ sort, column }: { sort: Sort | null; column: string }) {
  if (sort?.key !== column) return <IconArrowsSort size={15} aria-hidden opacity={0.55} />;
  return sort.descending ? <IconArrowDown size={15} aria-hidden /> : <IconArrowUp size={15} aria-hidden />;
}

function Heading<R>({
  column,
  sort,
  onSort,
}: {
  column: Column<R>;
  sort: Sort | null;
  onSort: (key: string) => void;
}) {
  const direction = sort?.key === column.key ? (sort.descending ? "descending" : "ascending") : undefined;
  return (
    <th scope="col" data-figures={column.figures || undefined} aria-sort={direction}>
      {column.sortBy ? (
        <button type="button" onClick={() => onSort(column.key)}>
          {column.header}
          <SortSign sort={sort} column={column.key} />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-link]")];
  const next = links[links.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

type TableRowsProps<R> = DataTableProps<R> & { sort: Sort | null; onSort: (key: string) => void };

export function TableRows<R>({ caption, columns, rows, rowKey, rowHref, sort, onSort }: TableRowsProps<R>) {
  return (
    <div className="mg-table-scroll">
      <table className="mg-table">
        <caption className="mg-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveBetweenRows}>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-link={rowHref ? true : undefined}>
              {columns.map((column, index) => (
                <td key={column.key} data-figures={column.figures || undefined}>
                  {index === 0 && rowHref ? (
                    <AppLink href={rowHref(row)} data-row-link="" className="mg-row-link">
                      {column.cell(row)}
                    </AppLink>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
