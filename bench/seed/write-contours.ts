import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Degrees: 190 × 190 squares of about 5 km, from the south-west of France. */
const SIDE = 0.05;
const [WEST, SOUTH] = [-4.5, 42];

export interface ContourFile {
  communes: number;
  /** Points of the file, each border written twice. */
  points: number;
}

/**
 * A GeoJSON of communes in the form of the national file: a grid whose borders wave, each border written twice, once for each
 * neighbour, `perSide` points a side. The same size gives the same file.
 */
export async function writeContours(path: string, communes: number, perSide: number): Promise<ContourFile> {
  const across = Math.ceil(Math.sqrt(communes));
  await pipeline(Readable.from(features(communes, across, perSide)), createWriteStream(path));
  return { communes, points: communes * (4 * perSide + 1) };
}

function* features(communes: number, across: number, perSide: number): Generator<string> {
  yield '{"type":"FeatureCollection","name":"banc","features":[\n';
  for (let nth = 0; nth < communes; nth++) {
    const [x, y] = [nth % across, Math.floor(nth / across)];
    const code = `${String(1 + Math.floor(nth / 900)).padStart(2, "0")}${String(nth % 900).padStart(3, "0")}`;
    const corner = (cx: number, cy: number): [number, number] => [WEST + cx * SIDE, SOUTH + cy * SIDE];
    const ring = [
      ...side(x, y, true, perSide),
      ...side(x + 1, y, false, perSide),
      corner(x + 1, y + 1),
      ...side(x, y + 1, true, perSide)
        .slice(1)
        .reverse(),
      corner(x, y + 1),
      ...side(x, y, false, perSide).slice(1).reverse(),
    ];
    const points = ring.map(([east, north]) => `[${east.toFixed(6)},${north.toFixed(6)}]`);
    const geometry = `{"type":"MultiPolygon","coordinates":[[[${points.join(",")},${points[0]}]]]}`;
    const properties = `{"ID":"COMMUNE_${nth}","NOM":"Commune ${nth}","INSEE_COM":"${code}","POPULATION":1000}`;
    yield `${nth > 0 ? ",\n" : ""}{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
  }
  yield "\n]}\n";
}

/* The border that begins at a corner of the grid, its end left out: the same points whoever writes it. */
function side(x: number, y: number, isEastward: boolean, perSide: number): [number, number][] {
  return Array.from({ length: perSide }, (_, i): [number, number] => {
    const along = i / perSide;
    const wave =
      i === 0
        ? 0
        : (noise(x, y, isEastward ? 1 : 2, i) - 0.5) * 0.0015 +
          Math.sin(along * Math.PI * 4) * 0.003 * Math.sin(along * Math.PI);
    const [dx, dy] = isEastward ? [along * SIDE, wave] : [wave, along * SIDE];
    return [WEST + x * SIDE + dx, SOUTH + y * SIDE + dy];
  });
}

/* 0 to 1, from whole numbers: no chance. */
function noise(...parts: number[]): number {
  let h = 2166136261;
  for (const part of parts) h = Math.imul(h ^ (part + 1), 16777619);
  h ^= h >>> 15;
  return ((Math.imul(h, 0x2c1b3c6d) >>> 0) % 10_000) / 10_000;
}
