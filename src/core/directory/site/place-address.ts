import { withPlatform } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import type { Coordinates } from "../../../platform/geo/index.ts";
import { listCommunes } from "../../reference/index.ts";
import { findPlaces } from "../import/apply/find-places.ts";

export interface Address {
  addressLine: string;
  postalCode: string | null;
  communeCode: string | null;
}

export interface Placed {
  commune_name: string | null;
  postal_code: string | null;
  latitude: number | null;
  longitude: number | null;
  position_precision: "address" | "street" | "commune" | "manual" | null;
}

/**
 * The commune's name and the point of an address: the one put by hand, else the address service's, else the centre of the
 * commune. Called before the transaction: the service is on the network.
 */
export async function placeAddress(
  deps: Deps,
  address: Address,
  byHand: Coordinates | null,
): Promise<Placed> {
  const codes = address.communeCode ? [address.communeCode] : [];
  const [commune] = await withPlatform(deps.db, (tx) => listCommunes(tx, codes));
  if (address.communeCode && !commune)
    throw invalid("communeCode", "Cette commune n'est pas connue : choisissez-la dans la liste.");
  const postal_code = address.postalCode ?? commune?.postalCodes[0] ?? null;
  const named = { commune_name: commune?.name ?? null, postal_code };
  if (byHand) return { ...named, ...byHand, position_precision: "manual" };
  const [found] = commune
    ? await findPlaces(deps, [
        {
          street: address.addressLine || undefined,
          postcode: postal_code ?? undefined,
          communeCode: commune.code,
          communeName: commune.name,
        },
      ])
    : [];
  return {
    ...named,
    latitude: found?.latitude ?? null,
    longitude: found?.longitude ?? null,
    position_precision: found?.precision ?? null,
  };
}
