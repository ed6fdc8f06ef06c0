import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { CardRows } from "./card-rows.tsx";
import { nextSort, type Sort, type SortValue, sortRows } from "./sort-rows.ts";
import { TableRows } from "./table-rows.tsx";

export type Column<R> = {
  key: string;
  header: string;
  cell: (row: R) => ReactNode;
  /** Given: the heading sorts by it. */
  sortBy?: (row: R) => SortValue;
  /** Figures stand at the right. */
  figures?: boolean;
  /** The card's title on the phone; the first column unless said. */
  title?: boolean;
  /** Left out on the phone. */
  deskOnly?: boolean;
};

export type DataTableProps<R> = {
  /** What the table shows: read aloud, and the name of its printed head. */
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** Where a row leads; ↑ and ↓ go from row to row, Enter opens. */
  rowHref?: (row: R) => string;
  /** Shown instead when there is no row. */
  empty: ReactNode;
  /** Key pagination: present when there is more on the server. */
  more?: { loading: boolean; onMore: () => void } | undefined;
  /** Address of the same list as CSV. */
  csvHref?: string;
};

/** A dense list on the desk, cards on the phone: same rows, same order, same links. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { columns, rows, empty, more, csvHref } = props;
  const [sort, setSort] = useState<Sort | null>(null);
  const wide = useMediaQuery("(min-width: 48em), print", true, { getInitialValueInEffect: false });
  if (rows.length === 0) return <>{empty}</>;
  const sortBy = columns.find((column) => column.key === sort?.key)?.sortBy;
  const shown = sort && sortBy ? sortRows(rows, sortBy, sort.descending) : rows;
  return (
    <div className="mg-table-box">
      {wide ? (
        <TableRows {...props} rows={shown} sort={sort} onSort={(key) => setSort(nextSort(sort, key))} />
      ) : (
        <CardRows {...props} rows={shown} />
      )}
      {(more || csvHref) && (
        <div className="mg-table-foot mg-no-print">
          {more && (
            <Button variant="default" loading={more.loading} onClick={more.onMore}>
              Afficher la suite
            </Button>
          )}
          {csvHref && (
            <a className="mg-download" href={csvHref} download>
              <IconDownload size={18} aria-hidden />
              Télécharger la liste (CSV)
            </a>
          )}
        </div>
      )}
    </div>
  );
}
