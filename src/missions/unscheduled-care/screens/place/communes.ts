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

/** Those of the territory, and the one already chosen when it is elsewhere. */
export function useCommunes(
  cpts: string,
  _words: string,
  chosen?: { communeCode: string | null; communeName: string | null },
): readonly CommuneChoice[] {
  const own = useTerritoryCommunes(cpts);
  if (!chosen?.communeCode || own.some((commune) => commune.code === chosen.communeCode)) return own;
  const other = { code: chosen.communeCode, name: chosen.communeName ?? "", latitude: null, longitude: null };
  return [...own, other];
}
