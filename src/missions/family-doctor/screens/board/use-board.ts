import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { RequestStatus } from "../../contract.ts";
import { doctorKeys } from "../client/doctor-queries.ts";
import { searchClient } from "../client/search-client.ts";

export type BoardFilters = { text: string; commune: string; ageBand: string; band: string };
export const NO_FILTER: BoardFilters = { text: "", commune: "", ageBand: "", band: "" };

/** At least two letters, once typing has paused. */
function useTyped(filters: BoardFilters): string {
  const [typed] = useDebouncedValue(filters.text.trim(), 300);
  return typed.length >= 2 ? typed : "";
}

const askedBy = ({ commune, ageBand, band }: BoardFilters) => ({
  ...(commune ? { commune } : {}),
  ...(ageBand ? { ageBand } : {}),
  ...(band ? { band } : {}),
});

/** How many stand in each state, as the filters ask; undefined until it is known. */
export function useBoardCounts(cpts: string, filters: BoardFilters): ReadonlyMap<string, number> | undefined {
  const text = useTyped(filters);
  const asked = askedBy(filters);
  const { data } = useQuery({
    queryKey: [...doctorKeys.all(cpts), "board-counts", asked, text],
    queryFn: () => searchClient.count(cpts, text, asked),
    placeholderData: keepPreviousData,
  });
  return data && new Map(data.counts.map((one) => [one.status, one.count]));
}

/** The cards of one column, a page at a time, as the filters ask. */
export function useColumn(cpts: string, status: RequestStatus, filters: BoardFilters) {
  const text = useTyped(filters);
  const asked = { status, limit: "30", ...askedBy(filters) };
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
