export type { BoundingBox, Coordinates } from "./coordinates.ts";
export { areValidCoordinates, boundingBox, distanceMeters } from "./coordinates.ts";
export type { GeocodedPlace, Geocoder, PostalAddress } from "./geocoder.ts";
export { GeocoderUnavailable } from "./geocoder.ts";
export type { NationalGeocoderSettings } from "./national-geocoder.ts";
export { createNationalGeocoder } from "./national-geocoder.ts";
export type { FindCommuneCentre } from "./offline-geocoder.ts";
export { createOfflineGeocoder } from "./offline-geocoder.ts";
