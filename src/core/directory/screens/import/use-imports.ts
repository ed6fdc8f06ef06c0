import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, useLiveEvents } from "../../../../design/index.ts";
import { importClient, type Outcome } from "./import-client.ts";
import { isBusy } from "./screen-words.ts";

/** Everything about imports hangs under this key. */
export const importsKey = (slug: string) => ["directory-imports", slug] as const;

/** Asks again when the server says that an import moved on; while one is busy, every five seconds besides. */
export function useLiveImports(slug: string): void {
  const queries = useQueryClient();
  useLiveEvents(
    slug === "" ? null : `/api/c/${slug}/live`,
    () => void queries.invalidateQueries({ queryKey: importsKey(slug) }),
    ["import"],
  );
}

export const useImports = (slug: string) =>
  useInfiniteQuery({
    queryKey: [...importsKey(slug), "list"],
    queryFn: ({ pageParam }) => importClient.list(slug, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: slug !== "",
    refetchInterval: (query) =>
      query.state.data?.pages[0]?.items.some((one) => isBusy(one.state)) ? 5_000 : false,
  });

/** Whether there is a commune to retain professionals of: without one the server refuses the file, after it has been sent. */
export const useHasTerritory = (slug: string) =>
  useQuery({
    queryKey: [...importsKey(slug), "territory"],
    queryFn: async () => (await api.get<{ areas: unknown[] }>(`/api/c/${slug}/territory`)).areas.length > 0,
    enabled: slug !== "",
  });

export const useImport = (slug: string, id: string) =>
  useQuery({
    queryKey: [...importsKey(slug), id],
    queryFn: () => importClient.show(slug, id),
    enabled: slug !== "",
    refetchInterval: (query) => (isBusy(query.state.data?.state) ? 5_000 : false),
  });

export const useLines = (slug: string, id: string, outcome: Outcome) =>
  useInfiniteQuery({
    queryKey: [...importsKey(slug), id, "lines", outcome],
    queryFn: ({ pageParam }) => importClient.lines(slug, id, outcome, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: slug !== "",
  });
