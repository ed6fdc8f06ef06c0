import { useQuery } from "@tanstack/react-query";
import { api } from "../../../../design/index.ts";
import type { SlotProposals } from "../../contract.ts";

type Resource = SlotProposals["resources"][number];

/** As the server ranks its own: open, hours not known, closed. */
const rankOf = ({ openNow }: Resource): number => (openNow === true ? 0 : openNow === null ? 1 : 2);

/** The resources of the answer; when slots were found but none suits, those of the directory, open ones first. */
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
  if (answer.resources.length > 0) return answer.resources;
  // The directory answers the nearest first: within each rank that order stays.
  return [...(found.data?.items ?? [])].sort((one, other) => rankOf(one) - rankOf(other)).slice(0, 12);
}
