import { type Rings, UNITS } from "./read/read-coordinates.ts";

/** Polygons → their rings → points [longitude, latitude] in degrees, each ring closed: as GeoJSON has them. */
export type Shape = [number, number][][][];

/** Polygons as bytes: counts, then the difference of each point to the last one, as variable-length integers; 2 to 4 bytes a point. */
export function encodeShape(polygons: readonly Rings[]): Buffer {
  const bytes: number[] = [];
  const put = (value: number) => {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      bytes.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  const putSigned = (value: number) => put((value << 1) ^ (value >> 31));
  let [x, y] = [0, 0];
  put(polygons.length);
  for (const rings of polygons) {
    put(rings.length);
    for (const ring of rings) {
      put(ring.length / 2);
      for (let i = 0; i < ring.length; i += 2) {
        putSigned(ring[i]! - x);
        putSigned(ring[i + 1]! - y);
        [x, y] = [ring[i]!, ring[i + 1]!];
      }
    }
  }
  return Buffer.from(bytes);
}

/** What `encodeShape` wrote. */
export function decodeShape(bytes: Uint8Array): Shape {
  let at = 0;
  const take = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  const takeSigned = (): number => {
    const value = take();
    return (value >>> 1) ^ -(value & 1);
  };
  let [x, y] = [0, 0];
  const takeRing = (): [number, number][] => {
    const ring = Array.from({ length: take() }, (): [number, number] => {
      x += takeSigned();
      y += takeSigned();
      return [x / UNITS, y / UNITS];
    });
    return ring.length > 0 ? [...ring, ring[0]!] : ring;
  };
  return Array.from({ length: take() }, () => Array.from({ length: take() }, takeRing));
}
