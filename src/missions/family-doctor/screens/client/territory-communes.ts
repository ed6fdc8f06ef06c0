import { useQuery } from "@tanstack/react-query";
import type { Territory } from "../../../../core/territory/index.ts";
import { api } from "../../../../design/index.ts";

/** The communes of the CPTS, by name; an IRIS or a sector counts for its commune. */
export function useTerritoryCommunes(cpts: string): readonly { code: string; name: string }[] {
  const territory = useQuery({
    queryKey: ["territory", cpts],
    queryFn: () => api.get<Territory>(`/api/c/${cpts}/territory`),
    enabled: cpts !== "",
    staleTime: 600_000,
  });
  const byCode = new Map<string, { code: string; name: string; whole: boolean }>();
  for (const area of territory.data?.areas ?? []) {
    const whole = area.kind === "commune";
    if (whole || !byCode.has(area.communeCode))
      byCode.set(area.communeCode, { code: area.communeCode, name: area.name, whole });
  }
  return [...byCode.values()].sort((one, other) => one.name.localeCompare(other.name, "fr"));
}
