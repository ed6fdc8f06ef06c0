import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { CardRows } from "./card-rows.tsx";
import { nextSort, type Sort, sortRows } from "./sort-rows.ts";
import type { DataTableProps } from "./table-props.ts";
import { TableRows } from "./table-rows.tsx";

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
