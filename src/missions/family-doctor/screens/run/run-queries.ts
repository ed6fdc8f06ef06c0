import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { useLiveEvents } from "../../../../design/index.ts";
import type { Run } from "../../run/run-contract.ts";
import { type RunKind, runClient, type Shown } from "./run-client.ts";

const keyOf = (cpts: string) => ["mt-runs", cpts] as const;
const isAtWork = (run: Pick<Run, "state"> | undefined): boolean =>
  run?.state === "queued" || run?.state === "working";

/** Asked again while it works, in case an event is lost. */
const AGAIN_MS = 3_000;

export const runsQuery = (cpts: string, kind: RunKind, limit: number) =>
  queryOptions({
    queryKey: [...keyOf(cpts), kind, limit],
    queryFn: () => runClient.list(cpts, kind, limit),
    enabled: cpts !== "",
    refetchInterval: ({ state }) => (state.data?.items.some(isAtWork) ? AGAIN_MS : false),
  });

export const runQuery = (cpts: string, id: string) =>
  queryOptions({
    queryKey: [...keyOf(cpts), "one", id],
    queryFn: () => runClient.read(cpts, id),
    enabled: cpts !== "" && id !== "",
    refetchInterval: ({ state }) =>
      isAtWork(state.data) ||
      state.data?.adoption?.state === "working" ||
      state.data?.undo?.state === "working"
        ? AGAIN_MS
        : false,
  });

export const linesQuery = (cpts: string, id: string, show: Shown) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(cpts), "lines", id, show],
    queryFn: ({ pageParam }) => runClient.lines(cpts, id, show, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const volunteersQuery = (cpts: string) =>
  queryOptions({
    queryKey: [...keyOf(cpts), "volunteers"],
    queryFn: () => runClient.volunteers(cpts),
    enabled: cpts !== "",
  });

export function useRunRefresh(cpts: string): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keyOf(cpts) });
}

const TOPICS = ["family-doctor-run"];

/** Keeps runs fresh by the server's events. */
export function useRunLive(cpts: string): void {
  const refresh = useRunRefresh(cpts);
  useLiveEvents(cpts ? `/api/c/${cpts}/live` : null, () => void refresh(), TOPICS);
}
