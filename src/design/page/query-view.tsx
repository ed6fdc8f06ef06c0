import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "./error-state.tsx";
import { Loading } from "./skeleton.tsx";

type QueryViewProps<T> = {
  query: UseQueryResult<T>;
  /** « les demandes » */
  what: string;
  shape?: "list" | "form" | "figures";
  children: (data: T) => ReactNode;
};

/** Waiting, failed, or there: the three states of anything that comes from the server. */
export function QueryView<T>({ query, what, shape = "list", children }: QueryViewProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading what={what} shape={shape} />;
}
