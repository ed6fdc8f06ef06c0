import { listCommunes } from "../../../core/reference/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { invalid } from "../../../platform/errors/problems.ts";

/** Where a patient lives, as far as it is known. */
export interface KnownPlace {
  postalCode: string | null;
  communeCode: string | null;
  latitude: number | null;
  longitude: number | null;
}

/** A point given is kept; else the centre of the commune. An unknown commune is refused. */
export async function placeColumns(tx: Tx, place: KnownPlace) {
  const [commune] = place.communeCode ? await listCommunes(tx, [place.communeCode]) : [];
  if (place.communeCode && !commune)
    throw invalid("communeCode", "Cette commune n'est pas connue : choisissez-la dans la liste.");
  const hasPoint = place.latitude !== null && place.longitude !== null;
  return {
    postal_code: place.postalCode,
    commune_code: place.communeCode,
    latitude: hasPoint ? place.latitude : (commune?.latitude ?? null),
    longitude: hasPoint ? place.longitude : (commune?.longitude ?? null),
  };
}
