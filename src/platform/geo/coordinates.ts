/** WGS 84, decimal degrees. */
export type Coordinates = { latitude: number; longitude: number };

export type BoundingBox = { south: number; west: number; north: number; east: number };

/* IUGG mean radius; a great circle on it is within 0.5 % of the ellipsoid, far below what "the nearest practice" needs. */
const earthRadiusMeters = 6_371_008.8;
const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
const toDegrees = (radians: number) => (radians * 180) / Math.PI;

/**
 * Great-circle distance in metres, 0 for the same point, at most half the circumference. By atan2 of sine and cosine
 * rather than haversine's asin, which loses metres near the antipodes.
 */
export function distanceMeters(a: Coordinates, b: Coordinates): number {
  const [from, to] = [toRadians(a.latitude), toRadians(b.latitude)];
  const between = toRadians(b.longitude - a.longitude);
  const east = Math.cos(to) * Math.sin(between);
  const north = Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(between);
  const cosine = Math.sin(from) * Math.sin(to) + Math.cos(from) * Math.cos(to) * Math.cos(between);
  return earthRadiusMeters * Math.atan2(Math.hypot(east, north), cosine);
}

/**
 * The box in degrees that holds every point within `radiusMeters` of the centre: a cheap first filter for an index,
 * before `distanceMeters`. Where the circle reaches a pole or the 180th meridian the box takes all longitudes.
 */
export function boundingBox(centre: Coordinates, radiusMeters: number): BoundingBox {
  const angle = Math.max(0, radiusMeters) / earthRadiusMeters;
  const south = centre.latitude - toDegrees(angle);
  const north = centre.latitude + toDegrees(angle);
  const allLongitudes = { south: Math.max(-90, south), west: -180, north: Math.min(90, north), east: 180 };
  if (south <= -90 || north >= 90) return allLongitudes;
  const longitudeReach = toDegrees(
    Math.asin(Math.min(1, Math.sin(angle) / Math.cos(toRadians(centre.latitude)))),
  );
  const west = centre.longitude - longitudeReach;
  const east = centre.longitude + longitudeReach;
  return west < -180 || east > 180 ? allLongitudes : { south, west, north, east };
}

/** True for finite numbers inside the ranges of latitude and longitude. */
export function areValidCoordinates(point: Coordinates): boolean {
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180;
}
