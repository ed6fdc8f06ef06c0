import { type AreaNames, readProperties } from "./read-properties.ts";

/** Rings of one polygon, the outer one first: x, y, x, y… in 1e-5 degree, not closed. */
export type Rings = Int32Array[];

export type FeatureRead =
  | ({ polygons: Rings[] } & AreaNames)
  | { problem: string; code: string | null; name: string | null };

/** Per degree: about 1.1 m to the north, less to the east. */
export const UNITS = 100_000;
const MOST_POINTS = 500_000;
const MOST_RINGS = 20_000;

/** One feature of a file → whose contour it is and its rings, or why it is refused. Consecutive twins of points are dropped. */
export function readFeature(bytes: Uint8Array): FeatureRead {
  let feature: { properties?: unknown; id?: unknown; geometry?: unknown };
  try {
    feature = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  } catch {
    return { problem: "Cette entrée n'est pas du JSON lisible.", code: null, name: null };
  }
  const names = readProperties(feature.properties, feature.id);
  if (!names) {
    const told = propertyNames(feature.properties);
    return {
      problem: `Aucun code INSEE de commune ni d'IRIS${told ? ` dans : ${told}` : ""}.`,
      code: null,
      name: null,
    };
  }
  const polygons = readGeometry(feature.geometry);
  if (typeof polygons === "string") return { problem: polygons, code: names.code, name: names.name };
  return { ...names, polygons };
}

const propertyNames = (properties: unknown): string =>
  typeof properties === "object" && properties !== null
    ? Object.keys(properties).slice(0, 12).join(", ").slice(0, 200)
    : "";

function readGeometry(geometry: unknown): Rings[] | string {
  if (typeof geometry !== "object" || geometry === null) return "Aucune géométrie.";
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== "Polygon" && type !== "MultiPolygon")
    return `Géométrie « ${String(type).slice(0, 30)} » : il faut un polygone.`;
  const list = type === "Polygon" ? [coordinates] : coordinates;
  if (!Array.isArray(list) || list.length === 0) return "Polygone vide.";
  const polygons: Rings[] = [];
  const left = { points: MOST_POINTS, rings: MOST_RINGS };
  for (const one of list) {
    const rings = readPolygon(one, left);
    if (typeof rings === "string") return rings;
    polygons.push(rings);
  }
  return polygons;
}

function readPolygon(polygon: unknown, left: { points: number; rings: number }): Rings | string {
  if (!Array.isArray(polygon) || polygon.length === 0) return "Polygone vide.";
  const rings: Rings = [];
  for (const one of polygon) {
    if (!Array.isArray(one) || one.length < 4) return "Un contour a moins de quatre points.";
    left.rings -= 1;
    left.points -= one.length;
    if (left.rings < 0 || left.points < 0) return "Contour trop détaillé (500 000 points au plus).";
    const ring = readRing(one);
    if (typeof ring === "string") return ring;
    if (ring.length >= 6) rings.push(ring);
    else if (rings.length === 0) return "Contour plus petit qu'un mètre.";
  }
  return rings;
}

function readRing(points: unknown[]): Int32Array | string {
  const ring = new Int32Array(points.length * 2);
  let size = 0;
  for (const point of points) {
    const [longitude, latitude] = Array.isArray(point) ? (point as unknown[]) : [];
    if (!isDegree(longitude) || !isDegree(latitude)) return "Une coordonnée n'est pas un nombre.";
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
      return "Coordonnées hors du globe : exportez en longitude et latitude (WGS 84), non en Lambert 93.";
    const x = Math.round(longitude * UNITS);
    const y = Math.round(latitude * UNITS);
    if (size > 0 && ring[size - 2] === x && ring[size - 1] === y) continue;
    ring[size++] = x;
    ring[size++] = y;
  }
  // Closed by its first point said again, as the format wants it, or not: both are read.
  if (size > 2 && ring[0] === ring[size - 2] && ring[1] === ring[size - 1]) size -= 2;
  return ring.slice(0, size);
}

const isDegree = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
