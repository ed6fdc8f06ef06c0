import type { Coordinates } from "./coordinates.ts";

export type PostalAddress = {
  /** Number and street, or undefined where only the commune is known. */
  street?: string | undefined;
  postcode?: string | undefined;
  /** INSEE code of the commune, five characters. */
  communeCode?: string | undefined;
  communeName?: string | undefined;
};

export type GeocodedPlace = Coordinates & {
  /** How far to trust it: the very address, its street, or only the centre of its commune. */
  precision: "address" | "street" | "commune";
};

/**
 * The port through which an address becomes a point. undefined = not found. An adapter throws only when its service
 * cannot be reached (GeocoderUnavailable), so that a job may try again later.
 */
export type Geocoder = { geocode(address: PostalAddress): Promise<GeocodedPlace | undefined> };

export class GeocoderUnavailable extends Error {
  override name = "GeocoderUnavailable";
}
