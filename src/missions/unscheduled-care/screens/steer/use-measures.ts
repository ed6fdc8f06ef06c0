import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { addDays, api } from "../../../../design/index.ts";
import type { Measures } from "../../contract.ts";

/** Local days of the territory, both included. */
export type Period = { from: string; to: string; mask: boolean };

export const lastDays = (today: string, days: number): Period => ({
  from: addDays(today, 1 - days),
  to: today,
  mask: false,
});

/** The period of the same length just before. */
export function periodBefore({ from, to, mask }: Period): Period {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1), mask };
}

export const measuresPath = (cpts: string, period: Period, file = "measures"): string =>
  `/api/c/${cpts}/unscheduled-care/${file}?from=${period.from}&to=${period.to}${period.mask ? "&mask=1" : ""}`;

export const measuresQuery = (cpts: string, period: Period) =>
  queryOptions({
    queryKey: ["snp", cpts, "measures", period],
    queryFn: () => api.get<Measures>(measuresPath(cpts, period)),
    staleTime: 60_000,
  });

export const useMeasures = (cpts: string, period: Period) =>
  useQuery({
    ...measuresQuery(cpts, period),
    enabled: cpts !== "" && period.from <= period.to,
    placeholderData: keepPreviousData,
  });
