import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../../design/index.ts";
import type { MapPlace } from "../../../design/map/index.tsx";
import type { Territory } from "../../territory/index.ts";

/** The communes of the territory, drawn under the points of a map and offered in lists. */
export function useGround(slug: string): readonly MapPlace[] {
  const territory = useQuery({
    queryKey: ["territory", slug],
    queryFn: () => api.get<Territory>(`/api/c/${slug}/territory`),
    enabled: slug !== "",
    staleTime: 600_000,
  });
  return useMemo(() => {
    const places = new Map<string, MapPlace>();
    for (const area of territory.data?.areas ?? []) {
      if (
        area.latitude === null ||
        area.longitude === null ||
        (places.has(area.communeCode) && area.kind !== "commune")
      )
        continue;
      places.set(area.communeCode, {
        id: area.communeCode,
        name: area.name,
        lat: area.latitude,
        lon: area.longitude,
        population: area.population,
      });
    }
    return [...places.values()].sort((one, other) => one.name.localeCompare(other.name, "fr"));
  }, [territory.data]);
}
