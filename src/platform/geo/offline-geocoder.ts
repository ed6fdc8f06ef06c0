import type { Coordinates } from "./coordinates.ts";
import type { Geocoder } from "./geocoder.ts";

/** The centre of a commune by INSEE code, or by postcode where the code is not known; undefined if unknown. */
export type FindCommuneCentre = (place: {
  communeCode?: string | undefined;
  postcode?: string | undefined;
}) => Coordinates | undefined;

/** Geocoder that needs no network: every address answers the centre of its commune. */
export function createOfflineGeocoder(findCentre: FindCommuneCentre): Geocoder {
  return {
    async geocode({ communeCode, postcode }) {
      const centre = findCentre({ communeCode, postcode });
      return centre && { latitude: centre.latitude, longitude: centre.longitude, precision: "commune" };
    },
  };
}
