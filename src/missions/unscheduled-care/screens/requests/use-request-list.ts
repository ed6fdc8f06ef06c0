import { useInfiniteQuery } from "@tanstack/react-query";
import { careClient, type ListQuery } from "../client/care-client.ts";
import { careKeys } from "../client/care-queries.ts";

/** A list that grows by key, page by page. */
export function useRequestList(cpts: string, query: ListQuery) {
  const list = useInfiniteQuery({
    queryKey: [...careKeys.lists(cpts), "pages", query],
    queryFn: ({ pageParam }) =>
      careClient.list(cpts, { ...query, limit: "25", ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 120_000,
  });
  return { list, items: list.data?.pages.flatMap((page) => page.items) ?? [] };
}
