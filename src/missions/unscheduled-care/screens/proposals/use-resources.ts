import { useQuery } from "@tanstack/react-query";
import { api } from "../../../../design/index.ts";
import type { SlotProposals } from "../../contract.ts";

type Resource = SlotProposals["resources"][number];

/** The resources of the answer; when slots were found but none suits, those of the directory, the nearest first. */
export function useResources(cpts: string, answer: SlotProposals): readonly Resource[] {
  const near = answer.from
    ? `?near=${answer.from.latitude.toFixed(5)},${answer.from.longitude.toFixed(5)}`
    : "";
  const found = useQuery({
    queryKey: ["snp", cpts, "resources", near],
    queryFn: () => api.get<{ items: Resource[] }>(`/api/c/${cpts}/directory/resources${near}`),
    enabled: answer.resources.length === 0,
    staleTime: 300_000,
    retry: false,
  });
  return answer.resources.length > 0 ? answer.resources : (found.data?.items ?? []).slice(0, 12);
}
