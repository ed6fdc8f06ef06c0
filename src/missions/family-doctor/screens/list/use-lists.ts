import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { sayProblem, useLiveEvents } from "../../../../design/index.ts";
import { listClient, type Outcome } from "./list-client.ts";
import { isBusy } from "./list-words.ts";

/** Everything about lists hangs under this key. */
export const listsKey = (cpts: string) => ["mt-lists", cpts] as const;

/** Asks again when the server says that a list moved on; while one is busy, every five seconds besides. */
export function useLiveLists(cpts: string): void {
  const queries = useQueryClient();
  useLiveEvents(
    cpts === "" ? null : `/api/c/${cpts}/live`,
    () => void queries.invalidateQueries({ queryKey: listsKey(cpts) }),
    ["family-doctor-list"],
  );
}

export const useLists = (cpts: string) =>
  useInfiniteQuery({
    queryKey: [...listsKey(cpts), "all"],
    queryFn: ({ pageParam }) => listClient.all(cpts, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: cpts !== "",
    refetchInterval: (query) =>
      query.state.data?.pages[0]?.items.some((one) => isBusy(one.state)) ? 5_000 : false,
  });

export const useList = (cpts: string, id: string) =>
  useQuery({
    queryKey: [...listsKey(cpts), id],
    queryFn: () => listClient.one(cpts, id),
    enabled: cpts !== "",
    refetchInterval: (query) => (isBusy(query.state.data?.state) ? 5_000 : false),
  });

export const useListLines = (cpts: string, id: string, outcome: Outcome) =>
  useInfiniteQuery({
    queryKey: [...listsKey(cpts), id, "lines", outcome],
    queryFn: ({ pageParam }) => listClient.lines(cpts, id, outcome, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: cpts !== "",
  });

/** An act on lists: what is shown is asked again; a refusal is said. */
export function useListAct<Input, Output>(
  cpts: string,
  act: (input: Input) => Promise<Output>,
  onDone: (output: Output, input: Input) => void = () => {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (output: Output, input: Input) => {
      void queries.invalidateQueries({ queryKey: listsKey(cpts) });
      onDone(output, input);
    },
    onError: sayProblem,
  });
}
