import { type Rings, readCoordinates } from "./read-coordinates.ts";
import { type AreaNames, readProperties } from "./read-properties.ts";

export type FeatureRead =
  | ({ polygons: Rings[] } & AreaNames)
  | { problem: string; code: string | null; name: string | null };

interface Feature {
  properties?: unknown;
  id?: unknown;
  geometry?: { type?: unknown; coordinates?: unknown } | null;
}

/** One feature of a file → whose contour it is and its rings, or why it is refused. Consecutive twins of points are dropped. */
export function readFeature(bytes: Uint8Array): FeatureRead {
  const cut = cutCoordinates(bytes);
  const feature = parse(cut?.rest ?? bytes);
  if (!feature) return { problem: "Cette entrée n'est pas du JSON lisible.", code: null, name: null };
  const names = readProperties(feature.properties, feature.id);
  if (!names) {
    const told = propertyNames(feature.properties);
    return {
      problem: `Aucun code Insee de commune ni d'IRIS${told ? ` dans : ${told}` : ""}.`,
      code: null,
      name: null,
    };
  }
  const polygons = readGeometry(feature.geometry, cut?.coordinates);
  if (typeof polygons === "string") return { problem: polygons, code: names.code, name: names.name };
  return { ...names, polygons };
}

function parse(bytes: Uint8Array): Feature | undefined {
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
    return JSON.parse(text) as Feature;
  } catch {
    return undefined;
  }
}

const propertyNames = (properties: unknown): string =>
  typeof properties === "object" && properties !== null
    ? Object.keys(properties).slice(0, 12).join(", ").slice(0, 200)
    : "";

function readGeometry(geometry: Feature["geometry"], coordinates: Uint8Array | undefined): Rings[] | string {
  if (typeof geometry !== "object" || geometry === null) return "Aucune géométrie.";
  const { type } = geometry;
  if (type !== "Polygon" && type !== "MultiPolygon")
    return `Géométrie « ${String(type).slice(0, 30)} » : il faut un polygone.`;
  // The key that was cut out was not this one (a property named alike): as JSON writes it.
  const bytes =
    coordinates && geometry.coordinates === null
      ? coordinates
      : Buffer.from(JSON.stringify(geometry.coordinates ?? []));
  return readCoordinates(bytes, type === "Polygon" ? 3 : 4);
}

const KEY = Buffer.from('"coordinates"');

/* The bytes of the last « coordinates » of a feature, and the feature with null in their place. */
function cutCoordinates(bytes: Uint8Array): { rest: Uint8Array; coordinates: Uint8Array } | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const key = buffer.lastIndexOf(KEY);
  const from = key < 0 ? -1 : buffer.indexOf("[", key + KEY.length);
  if (
    from < 0 ||
    buffer
      .subarray(key + KEY.length, from)
      .toString("latin1")
      .trim() !== ":"
  )
    return undefined;
  let depth = 0;
  for (let at = from; at < buffer.length; at++) {
    const byte = buffer[at]!;
    if (byte === 0x5b) depth += 1;
    else if (byte === 0x5d) depth -= 1;
    // A text among them: not what is read quickly.
    else if (byte === 0x22) return undefined;
    if (depth > 0) continue;
    const rest = Buffer.concat([buffer.subarray(0, from), Buffer.from("null"), buffer.subarray(at + 1)]);
    return { rest, coordinates: buffer.subarray(from, at + 1) };
  }
  return undefined;
}
