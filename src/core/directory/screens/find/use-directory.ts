import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "../../../../design/index.ts";
import type { DirectoryChoices, DirectoryMap, ProfessionalPage } from "../../contract.ts";
import type { SearchWords } from "../use-search-words.ts";

const ASKED = [
  "q",
  "profession",
  "commune",
  "near",
  "radius",
  "acceptsNew",
  "homeVisits",
  "teleconsultation",
  "snp",
  "wheelchair",
  "language",
  "inactive",
] as const;

export function queryOf(words: SearchWords): string {
  const query = new URLSearchParams();
  for (const name of ASKED) if (words[name]) query.set(name, words[name]);
  return query.toString();
}

export const useColleagues = (slug: string, query: string) =>
  useInfiniteQuery({
    queryKey: ["directory", slug, "list", query],
    queryFn: ({ pageParam, signal }) =>
      api.get<ProfessionalPage>(
        `/api/c/${slug}/directory/professionals?limit=30&${query}${pageParam ? `&after=${pageParam}` : ""}`,
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: slug !== "",
  });

export const useDirectoryMap = (slug: string, query: string, shown: boolean) =>
  useQuery({
    queryKey: ["directory", slug, "map", query],
    queryFn: ({ signal }) => api.get<DirectoryMap>(`/api/c/${slug}/directory/map?${query}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: slug !== "" && shown,
  });

export const useChoices = (slug: string) =>
  useQuery({
    queryKey: ["directory", slug, "choices"],
    queryFn: () => api.get<DirectoryChoices>(`/api/c/${slug}/directory/choices`),
    enabled: slug !== "",
    staleTime: 300_000,
  });
