/** Longitude and latitude, degrees. */
export type Point = [number, number];

export interface Site {
  code: string;
  name: string;
  longitude: number;
  latitude: number;
}

export interface Cell extends Site {
  /** Closed: the last point is the first. */
  ring: Point[];
}

const SIDES = 24;
const KM_PER_DEGREE = 111.32;

/**
 * Ground drawn for who has no map: around each site, what is nearer to it than to any other, within `radiusKm`. Two neighbours share their
 * border to the fifth decimal. Made for the demo: nothing of it is a real limit.
 */
export function drawCells(sites: readonly Site[], radiusKm: number): Cell[] {
  const squeeze = Math.cos(((sites[0]?.latitude ?? 0) * Math.PI) / 180);
  const flat = sites.map(({ longitude, latitude }): Point => [longitude * squeeze, latitude]);
  const radius = radiusKm / KM_PER_DEGREE;
  return sites.map((site, nth) => {
    const centre = flat[nth] as Point;
    const ring = cut(circle(centre, radius), centre, flat, radius);
    return { ...site, ring: closed(ring.map(([x, y]): Point => [x / squeeze, y])) };
  });
}

/** A cell cut into as many parts, each around a point between its centre and its border; the names of `parts` in turn. */
export function cutCell(cell: Cell, parts: readonly { code: string; name: string }[]): Cell[] {
  const squeeze = Math.cos((cell.latitude * Math.PI) / 180);
  const ring = cell.ring.slice(0, -1).map(([x, y]): Point => [x * squeeze, y]);
  const centre: Point = [cell.longitude * squeeze, cell.latitude];
  const sites = parts.map((_, nth): Point => {
    const angle = (2 * Math.PI * nth) / parts.length + Math.PI / 4;
    return [centre[0] + Math.cos(angle) * 0.004, centre[1] + Math.sin(angle) * 0.004];
  });
  return parts.map((part, nth) => {
    const site = sites[nth] as Point;
    const own = cut(ring, site, sites, Number.POSITIVE_INFINITY);
    return {
      ...part,
      longitude: site[0] / squeeze,
      latitude: site[1],
      ring: closed(own.map(([x, y]): Point => [x / squeeze, y])),
    };
  });
}

const circle = ([x, y]: Point, radius: number): Point[] =>
  Array.from({ length: SIDES }, (_, nth): Point => {
    const angle = (2 * Math.PI * nth) / SIDES;
    return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
  });

/* What of the ring is nearer to its own site than to each of the others that can reach it. */
function cut(ring: readonly Point[], own: Point, sites: readonly Point[], radius: number): Point[] {
  let left = [...ring];
  for (const other of sites) {
    const distance = Math.hypot(other[0] - own[0], other[1] - own[1]);
    if (distance === 0 || distance > 2 * radius) continue;
    left = nearer(left, own, other);
  }
  return left;
}

/* Sutherland and Hodgman, by the line half-way between two sites. */
function nearer(ring: readonly Point[], own: Point, other: Point): Point[] {
  const [dx, dy] = [other[0] - own[0], other[1] - own[1]];
  const [mx, my] = [(own[0] + other[0]) / 2, (own[1] + other[1]) / 2];
  const side = ([x, y]: Point): number => (x - mx) * dx + (y - my) * dy;
  return ring.flatMap((point, nth) => {
    const next = ring[(nth + 1) % ring.length] as Point;
    const [here, there] = [side(point), side(next)];
    const kept: Point[] = here <= 0 ? [point] : [];
    if (here <= 0 === there <= 0) return kept;
    const along = here / (here - there);
    return [...kept, [point[0] + (next[0] - point[0]) * along, point[1] + (next[1] - point[1]) * along]];
  });
}

const fifth = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const closed = (ring: readonly Point[]): Point[] => {
  const points = ring.map(([x, y]): Point => [fifth(x), fifth(y)]);
  return points[0] ? [...points, points[0]] : [];
};
