import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { drawMap } from "./draw-map.ts";
import { fitLabels, planMap, scaleBar } from "./plan-map.ts";
import type { MapPiece, TerritoryMapData } from "./read-map.ts";

const square = (x: number, y: number, side = 0.05): [number, number][][][] => [
  [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ],
];
const piece = (name: string, more: Partial<MapPiece> = {}): MapPiece => ({
  code: "31446",
  name,
  sectors: [],
  kind: "whole",
  shape: null,
  latitude: 43.5,
  longitude: 1.5,
  population: 2_000,
  ...more,
});
const data = (pieces: MapPiece[]): TerritoryMapData => ({
  name: "CPTS du Canal",
  population: 47_617,
  areaCount: pieces.length,
  communeCount: 2,
  pieces,
  source: "communes-5m.geojson",
});

test("the ground fills the picture at one scale, north above", () => {
  const plan = planMap([piece("a", { shape: square(1.4, 43.4, 0.2) })])!;
  const [west, south] = plan.place(1.4, 43.4);
  const [east, north] = plan.place(1.6, 43.6);
  expect(north).toBeLessThan(south);
  // As many metres to the east as to the north, a degree of longitude being shorter.
  expect((east - west) / (south - north)).toBeCloseTo(Math.cos((43.5 * Math.PI) / 180), 2);
  expect(west).toBeGreaterThan(60);
  expect(east).toBeLessThan(plan.widthPixels - 60);
  expect(planMap([])).toBeNull();
});

test("the scale is a round length that fits, and names never touch", () => {
  expect(scaleBar(16, 260)).toEqual({ meters: 2_000, pixels: 125 });
  expect(scaleBar(3, 260)).toEqual({ meters: 500, pixels: 500 / 3 });
  const at = (name: string, x: number) => ({ name, x, y: 100, width: 100, height: 20 });
  expect(
    fitLabels([at("a", 100), at("b", 150), at("c", 300), at("d", 30)], 400, 300).map((one) => one.name),
  ).toEqual(["a", "c"]);
});

test("a map is a PNG in the colours of the territory, with its words beside it", async () => {
  const map = await drawMap(
    data([
      piece("Voisine", { kind: "around", shape: square(1.6, 43.4) }),
      piece("Ramonville & <Saint-Agne>", { shape: square(1.5, 43.4) }),
      piece("Toulouse", { kind: "part", shape: square(1.55, 43.4) }),
      piece("Mervilla", { latitude: 43.47, longitude: 1.52 }),
    ]),
  );
  expect(map).toMatchObject({ widthPixels: 1_600 });
  expect(Buffer.from(map!.png.subarray(1, 4)).toString()).toBe("PNG");
  expect(map!.png.byteLength).toBeGreaterThan(8_000);
  expect(map!.png.byteLength).toBeLessThan(400_000);
  expect(new Set(palette(map!.png)).size).toBeGreaterThan(8);
  expect(map!.alternative.replace(/\u202f/g, " ")).toBe(
    "Carte du territoire de CPTS du Canal : 2 communes, 47 617 habitants. Ramonville & <Saint-Agne>, Toulouse, Mervilla.",
  );
  expect(await drawMap(data([]))).toBeNull();
});

/** Colours of the points, by their number in the palette. */
function palette(png: Uint8Array): Uint8Array {
  const view = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < view.length; ) {
    const length = view.readUInt32BE(at);
    if (view.subarray(at + 4, at + 8).toString() === "IDAT")
      parts.push(view.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return new Uint8Array(inflateSync(Buffer.concat(parts)));
}
