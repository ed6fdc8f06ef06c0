import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { Territory } from "../../../../core/territory/index.ts";
import { api } from "../../../../design/index.ts";

/** A commune that may be chosen: its INSEE code and its name. */
export type CommuneChoice = { code: string; name: string; latitude: number | null; longitude: number | null };

/** The communes of the CPTS, by name; an IRIS or a sector counts for its commune. */
export function useTerritoryCommunes(cpts: string): readonly CommuneChoice[] {
  const territory = useQuery({
    queryKey: ["territory", cpts],
    queryFn: () => api.get<Territory>(`/api/c/${cpts}/territory`),
    staleTime: 600_000,
  });
  const byCode = new Map<string, CommuneChoice>();
  for (const area of territory.data?.areas ?? []) {
    const known = byCode.get(area.communeCode);
    if (!known || area.kind === "commune")
      byCode.set(area.communeCode, {
        code: area.communeCode,
        name: area.name,
        latitude: area.latitude,
        longitude: area.longitude,
      });
  }
  return [...byCode.values()].sort((one, other) => one.name.localeCompare(other.name, "fr"));
}

type FoundCommunes = {
  items: {
    code: string;
    name: string;
    postalCodes: string[];
    latitude: number | null;
    longitude: number | null;
  }[];
};

/** Any commune of France, once two letters do not name one of ours. */
const useFoundCommunes = (words: string) =>
  useQuery({
    queryKey: ["communes", words],
    queryFn: () => api.get<FoundCommunes>(`/api/reference/communes?limit=8&q=${encodeURIComponent(words)}`),
    enabled: words.length >= 2,
    staleTime: 600_000,
  }).data?.items ?? [];

/** Those of the territory first, then what the words find elsewhere, and the one already chosen wherever it is. */
export function useCommunes(
  cpts: string,
  words: string,
  chosen?: { communeCode: string | null; communeName: string | null },
): readonly CommuneChoice[] {
  const own = useTerritoryCommunes(cpts);
  const [asked] = useDebouncedValue(words.trim(), 250);
  const isKnown = own.some((commune) => commune.name === asked);
  const found = useFoundCommunes(isKnown ? "" : asked).map((commune) => ({
    ...commune,
    name: `${commune.name} (${commune.postalCodes[0] ?? commune.code.slice(0, 2)})`,
  }));
  const all = [...own, ...found];
  if (chosen?.communeCode && chosen.communeName)
    all.push({ code: chosen.communeCode, name: chosen.communeName, latitude: null, longitude: null });
  return all.filter((commune, index) => all.findIndex((other) => other.code === commune.code) === index);
}
