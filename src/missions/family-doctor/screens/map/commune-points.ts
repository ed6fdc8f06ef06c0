import type { MapPoint } from "../../../../design/map/index.tsx";
import type { OfferTable } from "../../offer/offer-contract.ts";

export type WaitingCommune = OfferTable["communes"][number];
type Placed = WaitingCommune & { latitude: number; longitude: number };

/** A commune as a point of the map with its number, at most three characters; those that have no place or nobody are left out. */
export function communePoints(
  communes: readonly WaitingCommune[],
  countOf: (one: WaitingCommune) => number,
  detailOf: (one: WaitingCommune) => string,
): MapPoint[] {
  return communes
    .filter((one): one is Placed => one.latitude !== null && one.longitude !== null && countOf(one) > 0)
    .map((one) => ({
      id: one.communeCode ?? "",
      lat: one.latitude,
      lon: one.longitude,
      label: `${one.communeName} : ${detailOf(one)}`,
      sign: countOf(one) > 999 ? "999" : String(countOf(one)),
      kind: "plain" as const,
    }));
}

/** How many stand in no place of the map, because their commune is not known. */
export const countUnplaced = (
  communes: readonly WaitingCommune[],
  countOf: (one: WaitingCommune) => number,
): number =>
  communes
    .filter((one) => one.latitude === null || one.longitude === null)
    .reduce((sum, one) => sum + countOf(one), 0);
