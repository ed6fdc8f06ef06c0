import type { MapPlace, MapPoint } from "../../../../design/map/index.tsx";
import type { OfferTable } from "../../offer/offer-contract.ts";

export type WaitingCommune = OfferTable["communes"][number];
type Placed = WaitingCommune & { latitude: number; longitude: number };

const isPlaced = (one: WaitingCommune): one is Placed => one.latitude !== null && one.longitude !== null;

/** A commune as a point of the map with its number, at most three characters; those without a place are left out, and those with nobody unless asked. */
export function communePoints(
  communes: readonly WaitingCommune[],
  countOf: (one: WaitingCommune) => number,
  detailOf: (one: WaitingCommune) => string,
  withNobody = false,
): MapPoint[] {
  return communes
    .filter(isPlaced)
    .filter((one) => withNobody || countOf(one) > 0)
    .map((one) => ({
      id: one.communeCode ?? "",
      lat: one.latitude,
      lon: one.longitude,
      label: `${one.communeName} : ${detailOf(one)}`,
      sign: countOf(one) > 999 ? "999" : String(countOf(one)),
      kind: "plain" as const,
    }));
}

/** The names of the ground, under the numbers. */
export const communePlaces = (communes: readonly WaitingCommune[]): MapPlace[] =>
  communes.filter(isPlaced).map((one) => ({
    id: one.communeCode ?? "",
    name: one.communeName,
    lat: one.latitude,
    lon: one.longitude,
  }));

/** How many stand in no place of the map, because their commune is not known. */
export const countUnplaced = (
  communes: readonly WaitingCommune[],
  countOf: (one: WaitingCommune) => number,
): number =>
  communes
    .filter((one) => one.latitude === null || one.longitude === null)
    .reduce((sum, one) => sum + countOf(one), 0);
