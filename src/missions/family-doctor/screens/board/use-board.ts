import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { RequestStatus } from "../../contract.ts";
import { doctorKeys } from "../client/doctor-queries.ts";
import { searchClient } from "../client/search-client.ts";

export type BoardFilters = { text: string; commune: string; ageBand: string; band: string };
export const NO_FILTER: BoardFilters = { text: "", commune: "", ageBand: "", band: "" };

/** The cards of one column, a page at a time, as the filters ask. */
export function useColumn(cpts: string, status: RequestStatus, filters: BoardFilters) {
  const [typed] = useDebouncedValue(filters.text.trim(), 300);
  const text = typed.length >= 2 ? typed : "";
  const asked = {
    status,
    limit: "30",
    ...(filters.commune ? { commune: filters.commune } : {}),
    ...(filters.ageBand ? { ageBand: filters.ageBand } : {}),
    ...(filters.band ? { band: filters.band } : {}),
  };
  const query = useInfiniteQuery({
    queryKey: [...doctorKeys.all(cpts), "board", asked, text],
    queryFn: ({ pageParam }) => {
      const page = { ...asked, ...(pageParam ? { after: pageParam } : {}) };
      return text
        ? searchClient.search(cpts, text, page)
        : searchClient.list(cpts, { view: "board", ...page });
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  return { query, lines: query.data?.pages.flatMap((page) => page.items) ?? [] };
}
