import { withPlatform } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import {
  createNationalGeocoder,
  createOfflineGeocoder,
  type GeocodedPlace,
  type Geocoder,
  GeocoderUnavailable,
  type PostalAddress,
} from "../../../../platform/geo/index.ts";
import { type KnownCommune, listCommunes, listCommunesByPostcode } from "../../../reference/index.ts";

const AT_ONCE = 4;

/**
 * Points for addresses, in their order. The national address service where GEOCODER_URL names one, else, and whenever it
 * does not answer, the centre of the commune, said as such by its precision. `geocoder` stands in for both, in tests.
 */
export async function findPlaces(
  deps: Deps,
  addresses: readonly PostalAddress[],
  geocoder?: Geocoder,
): Promise<(GeocodedPlace | undefined)[]> {
  if (addresses.length === 0) return [];
  const offline = await offlineGeocoder(deps, addresses);
  const service =
    geocoder ??
    (deps.settings.GEOCODER_URL ? createNationalGeocoder({ baseUrl: deps.settings.GEOCODER_URL }) : offline);
  const places: (GeocodedPlace | undefined)[] = Array.from({ length: addresses.length });
  let next = 0;
  let isDown = false;
  const one = async () => {
    for (let index = next++; index < addresses.length; index = next++) {
      const address = addresses[index]!;
      try {
        places[index] =
          (isDown ? undefined : await service.geocode(address)) ?? (await offline.geocode(address));
      } catch (error) {
        if (!(error instanceof GeocoderUnavailable)) throw error;
        // One silence is enough for a batch: 300 timeouts would hold the import for a quarter of an hour.
        isDown = true;
        deps.log.warn({ err: error }, "the address service does not answer: communes' centres are used");
        places[index] = await offline.geocode(address);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return places;
}

async function offlineGeocoder(deps: Deps, addresses: readonly PostalAddress[]): Promise<Geocoder> {
  const given = (of: (address: PostalAddress) => string | undefined) => [
    ...new Set(addresses.map(of).filter((one) => one !== undefined)),
  ];
  const known = await withPlatform(deps.db, async (tx) => [
    ...(await listCommunesByPostcode(
      tx,
      given((one) => one.postcode),
    )),
    ...(await listCommunes(
      tx,
      given((one) => one.communeCode),
    )),
  ]);
  const byCode = new Map(known.map((one) => [one.code, one]));
  const byPostcode = new Map<string, KnownCommune>();
  // Of the communes of one postcode the largest stands for it.
  for (const one of [...known].sort((a, b) => a.population - b.population))
    for (const postcode of one.postalCodes) byPostcode.set(postcode, one);
  return createOfflineGeocoder(({ communeCode, postcode }) => {
    const commune = byCode.get(communeCode ?? "") ?? byPostcode.get(postcode ?? "");
    return commune?.latitude != null && commune.longitude != null
      ? { latitude: commune.latitude, longitude: commune.longitude }
      : undefined;
  });
}
