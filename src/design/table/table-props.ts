import type { ReactNode } from "react";
import type { SortValue } from "./sort-rows.ts";

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
