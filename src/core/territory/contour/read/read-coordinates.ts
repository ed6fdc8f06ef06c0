/** Rings of one polygon, the outer one first: x, y, x, y… in 1e-5 degree, not closed. */
export type Rings = Int32Array[];

/** Per degree: about 1.1 m to the north, less to the east. */
export const UNITS = 100_000;
const MOST_POINTS = 500_000;
const MOST_RINGS = 20_000;
const [OPEN, CLOSE, COMMA, MINUS, DOT] = [0x5b, 0x5d, 0x2c, 0x2d, 0x2e];
const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);

const NOT_A_NUMBER = "Une coordonnée n'est pas un nombre.";

/**
 * The value of « coordinates », read from its bytes straight into integers: `JSON.parse` would make three objects a point (36,000 communes:
 * 4 times slower, 150 MB more). `pointDepth`: 3 for a Polygon, 4 for a MultiPolygon. @returns polygons, or why they are refused
 */
export function readCoordinates(bytes: Uint8Array, pointDepth: 3 | 4): Rings[] | string {
  const polygons: Rings[] = [];
  let rings: Rings = [];
  let ring = new Int32Array(512);
  let [size, told, numbers, depth, points, ringCount] = [0, 0, 0, 0, 0, 0];
  let [x, y] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === OPEN) {
      depth += 1;
      if (depth > pointDepth) return NOT_A_NUMBER;
      if (depth === pointDepth) numbers = 0;
      else if (depth === pointDepth - 1) [size, told] = [0, 0];
      else if (depth === pointDepth - 2) rings = [];
    } else if (byte === CLOSE) {
      depth -= 1;
      if (depth === pointDepth - 1) {
        if (numbers < 2) return NOT_A_NUMBER;
        if (++points > MOST_POINTS) return "Contour trop détaillé (500 000 points au plus).";
        told += 1;
        if (size > 0 && ring[size - 2] === x && ring[size - 1] === y) continue;
        if (size + 2 > ring.length) ring = grown(ring);
        ring[size++] = x;
        ring[size++] = y;
      } else if (depth === pointDepth - 2) {
        if (told < 4) return "Un contour a moins de quatre points.";
        if (++ringCount > MOST_RINGS) return "Contour trop détaillé (20 000 anneaux au plus).";
        // Closed by its first point said again, as the format wants it, or not: both are read.
        if (size > 2 && ring[0] === ring[size - 2] && ring[1] === ring[size - 1]) size -= 2;
        if (size >= 6) rings.push(ring.slice(0, size));
        else if (rings.length === 0) return "Contour plus petit qu'un mètre.";
      } else if (depth === pointDepth - 3) {
        if (rings.length === 0) return "Polygone vide.";
        polygons.push(rings);
      }
    } else if (byte === COMMA || byte <= 0x20) continue;
    else {
      if (depth !== pointDepth) return NOT_A_NUMBER;
      const end = endOfNumber(bytes, at);
      const degrees = readDegrees(bytes, at, end);
      if (Number.isNaN(degrees)) return NOT_A_NUMBER;
      if (numbers < 2) {
        if (Math.abs(degrees) > (numbers === 0 ? 180 : 90))
          return "Coordonnées hors du globe : exportez en longitude et latitude (WGS 84), non en Lambert 93.";
        if (numbers === 0) x = Math.round(degrees * UNITS);
        else y = Math.round(degrees * UNITS);
      }
      numbers += 1;
      at = end - 1;
    }
  }
  return polygons.length > 0 ? polygons : "Polygone vide.";
}

function grown(ring: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(ring.length * 2);
  larger.set(ring);
  return larger;
}

function endOfNumber(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (byte === COMMA || byte === CLOSE || byte === OPEN || byte <= 0x20) break;
    at += 1;
  }
  return at;
}

/* Digits as one integer, divided once: exact for the 15 digits that a double holds. Exponents and longer texts go the slow way. */
function readDegrees(bytes: Uint8Array, from: number, to: number): number {
  let at = bytes[from] === MINUS ? from + 1 : from;
  let [mantissa, decimals, digits] = [0, -1, 0];
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === DOT && decimals < 0) decimals = 0;
    else if (byte >= 0x30 && byte <= 0x39) {
      digits += 1;
      if (digits > 15) break;
      mantissa = mantissa * 10 + byte - 0x30;
      if (decimals >= 0) decimals += 1;
    } else break;
  }
  if (at < to || digits === 0) {
    const text = String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 40)));
    return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  }
  const degrees = decimals > 0 ? mantissa / POWERS[decimals]! : mantissa;
  return bytes[from] === MINUS ? -degrees : degrees;
}
