import { useQuery } from "@tanstack/react-query";
import { api } from "../../../design/index.ts";
import type { AreaInput, Territory } from "../contract.ts";

export const useTerritory = (slug: string) =>
  useQuery({
    queryKey: ["territory", slug],
    queryFn: () => api.get<Territory>(`/api/c/${slug}/territory`),
    enabled: slug !== "",
    staleTime: 60_000,
  });

/** An area on the screen: what will be sent, and its point. */
export type DrawnArea = AreaInput & { latitude: number | null; longitude: number | null };

export const drawnOf = (territory: Territory): DrawnArea[] =>
  territory.areas.map(({ id: _id, kind, ...area }) => ({ ...area, kind: kind as AreaInput["kind"] }));

export const sentOf = (areas: readonly DrawnArea[]): AreaInput[] =>
  areas.map(({ latitude: _lat, longitude: _lon, ...area }) => area);

/** As the server sums: decimals first, then rounded. */
export const totalOf = (areas: readonly { population: number }[]): number =>
  Math.round(areas.reduce((sum, area) => sum + Math.round(area.population * 1000), 0) / 1000);

export const sizeOf = (
  population: number,
  sizes: Territory["sizes"],
): Territory["sizes"][number] | undefined =>
  population > 0
    ? [...sizes].sort((one, other) => other.minimum - one.minimum).find((one) => population >= one.minimum)
    : undefined;

export const sameArea = (one: AreaInput, other: AreaInput): boolean =>
  one.kind === other.kind &&
  (one.code
    ? one.code === other.code
    : !other.code && one.communeCode === other.communeCode && one.name === other.name);

/** A whole commune and a part of it: nobody is counted twice, the one that was chosen last stays. */
export const overlaps = (one: AreaInput, other: AreaInput): boolean =>
  one.communeCode === other.communeCode && (one.kind === "commune") !== (other.kind === "commune");
