import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LoadProblem } from "../load/load-problem.ts";
import { type Contour, type ContourSaid, readContourFile } from "./read/read-contour-file.ts";
import { readProperties } from "./read/read-properties.ts";
import { decodeShape, encodeShape } from "./shape-code.ts";

type Point = [number, number];

/** Bytes in chunks of any size: a feature, a string, a letter of two bytes is cut anywhere. */
async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 1 << 16): Promise<ContourSaid[]> {
  const all: ContourSaid[] = [];
  for await (const one of readContourFile(() => chunks(text, size), Buffer.byteLength(text)))
    if (one.said !== "progress") all.push(one);
  return all;
}
const contoursOf = (all: ContourSaid[]): Contour[] =>
  all.flatMap((one) => (one.said === "contour" ? [one.contour] : []));
const collection = (features: unknown[]): string =>
  JSON.stringify({ type: "FeatureCollection", name: "communes {[\\", features });
const feature = (code: string, rings: Point[][], more: object = {}) => ({
  type: "Feature",
  properties: { INSEE_COM: code, NOM: `Commune « ${code} » {`, ...more },
  geometry: { type: "Polygon", coordinates: rings },
});

/** Two squares side by side with a wavy border between them, each told its own way. */
function neighbours(points: number, seed: number): { left: Point[]; right: Point[]; border: Point[] } {
  const wave = (i: number) =>
    ((createHash("md5").update(`${seed} ${i}`).digest()[0] ?? 0) / 255 - 0.5) * 0.004;
  const border: Point[] = Array.from({ length: points + 1 }, (_, i) => [
    1.5 + (i === 0 || i === points ? 0 : wave(i)),
    43 + (i / points) * 0.1,
  ]);
  const left: Point[] = [[1.4, 43.1], [1.4, 43], ...border, [1.4, 43.1]];
  const right: Point[] = [[1.6, 43], [1.6, 43.1], ...border.toReversed(), [1.6, 43]];
  return { left, right, border };
}

describe("a file of contours", () => {
  test("gives each commune its code, its name and a shape, whatever the cuts of its bytes", async () => {
    const { left, right } = neighbours(40, 1);
    const text = collection([feature("31446", [left]), feature("31113", [right])]);
    const whole = contoursOf(await read(text));
    expect(whole.map(({ code, name, kind }) => [code, name, kind])).toEqual([
      ["31446", "Commune « 31446 » {", "commune"],
      ["31113", "Commune « 31113 » {", "commune"],
    ]);
    for (const size of [1, 7, 100]) expect(contoursOf(await read(text, size))).toEqual(whole);
    expect(whole[0]).toMatchObject({ west: 1.4, south: 43, north: 43.1 });
  });

  test("a border is simplified alike on both sides: no gap, no overlap, no shift beyond the tolerance", () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 120 }), fc.nat(1_000), async (points, seed) => {
        const { left, right, border } = neighbours(points, seed);
        // The right-hand ring begins anywhere: files do not agree on where a ring starts.
        const open = right.slice(0, -1);
        const turned = [...open.slice(seed % open.length), ...open.slice(0, seed % open.length)];
        const [one, other] = contoursOf(
          await read(collection([feature("31446", [left]), feature("31113", [[...turned, turned[0]!]])])),
        ).map(({ shape }) => decodeShape(shape)[0]?.[0] ?? []);
        const shared = (ring: Point[] | undefined) =>
          (ring ?? []).filter(([x]) => x > 1.45 && x < 1.55).map((p) => p.join(" "));
        expect(new Set(shared(one))).toEqual(new Set(shared(other)));
        const kept = shared(one).length;
        expect(kept).toBeGreaterThanOrEqual(Math.min(3, border.length));
        expect(kept).toBeLessThanOrEqual(border.length + 1);
      }),
      { numRuns: 40, seed: 11 },
    ));

  test("points that say nothing are dropped; an island and a hole keep their form", async () => {
    const straight: Point[] = Array.from({ length: 200 }, (_, i) => [1 + i / 1_000, 43]);
    const ring: Point[] = [...straight, [1.199, 43.2], [1, 43.2], [1, 43]];
    const hole: Point[] = [
      [1.05, 43.05],
      [1.05, 43.1],
      [1.1, 43.1],
      [1.1, 43.05],
      [1.05, 43.05],
    ];
    const [contour] = contoursOf(
      await read(
        collection([
          {
            ...feature("31446", []),
            geometry: {
              type: "MultiPolygon",
              coordinates: [[ring, hole], [hole.map(([x, y]) => [x + 1, y])]],
            },
          },
        ]),
      ),
    );
    const shape = decodeShape(contour!.shape);
    expect(shape.map((rings) => rings.length)).toEqual([2, 1]);
    expect(shape[0]?.[0]?.length).toBeLessThan(8);
    expect(shape[0]?.[1]).toHaveLength(5);
    expect(contour!.points).toBeLessThan(16);
  });

  test("a feature that is wrong is refused alone, with its reason; the others are read", async () => {
    const { left } = neighbours(3, 1);
    const lambert: Point[] = [
      [574_000, 6_270_000],
      [575_000, 6_270_000],
      [575_000, 6_271_000],
      [574_000, 6_270_000],
    ];
    const said = await read(
      collection([
        feature("31446", [left]),
        feature("31446", [left]),
        { ...feature("31113", [left]), properties: { numero: 12 } },
        feature("31035", [lambert]),
        feature("31254", [
          [
            [1, 43],
            [2, 43],
            [1, 43],
          ],
        ]),
        { ...feature("31506", []), geometry: null },
        { ...feature("31169", []), geometry: { type: "Point", coordinates: [1, 43] } },
        feature("31409", [[[1, 43], ["x", 43] as unknown as Point, [2, 43], [1, 43]]]),
        { nonsense: true },
      ]),
    );
    expect(contoursOf(said).map(({ code }) => code)).toEqual(["31446"]);
    const reasons = said.flatMap((one) => (one.said === "refused" ? [[one.nth, one.code, one.why]] : []));
    expect(reasons).toEqual([
      [2, "31446", expect.stringContaining("déjà dans le fichier")],
      [3, null, expect.stringContaining("numero")],
      [4, "31035", expect.stringContaining("Lambert 93")],
      [5, "31254", expect.stringContaining("quatre points")],
      [6, "31506", "Aucune géométrie."],
      [7, "31169", expect.stringContaining("polygone")],
      [8, "31409", expect.stringContaining("nombre")],
      [9, null, expect.stringContaining("Aucun code Insee")],
    ]);
  });

  test.each([
    ["a list", "[1,2]", "n'est pas un GeoJSON"],
    ["words", '"bonjour"', "n'est pas un GeoJSON"],
    ["a topology", '{"type":"Topology","objects":{}}', "TopoJSON"],
    [
      "a file cut in the middle",
      collection([feature("31446", [neighbours(3, 1).left])]).slice(0, -30),
      "s'arrête au milieu",
    ],
    [
      "no commune at all",
      collection([{ type: "Feature", properties: { label: "x" }, geometry: null }]),
      "Aucun contour",
    ],
    ["nothing", "", "n'est pas un GeoJSON"],
  ])("%s is refused as a whole", async (_what, text, reason) => {
    const reading = read(text);
    await expect(reading).rejects.toThrow(LoadProblem);
    await expect(reading).rejects.toThrow(reason);
  });
});

describe("names of the national files", () => {
  test.each([
    [{ INSEE_COM: "31446", NOM: "Ramonville-Saint-Agne" }, "commune", "31446", "Ramonville-Saint-Agne"],
    [{ code: "2A004", nom: "Ajaccio" }, "commune", "2A004", "Ajaccio"],
    [{ insee: 1004, nom: "Ambérieu" }, "commune", "01004", "Ambérieu"],
    [{ codgeo: "97411", libgeo: "Saint-Denis" }, "commune", "97411", "Saint-Denis"],
    [
      {
        INSEE_COM: "66136",
        NOM_COM: "Perpignan",
        IRIS: "0801",
        CODE_IRIS: "661360801",
        NOM_IRIS: "Champs de Mars",
      },
      "iris",
      "661360801",
      "Champs de Mars",
    ],
    [{ insee_com: "66136", iris: "0801", nom_iris: "Champs de Mars" }, "iris", "661360801", "Champs de Mars"],
    [{ DCOMIRIS: "010040101", nom_com: "Ambérieu-en-Bugey" }, "iris", "010040101", "Ambérieu-en-Bugey"],
    [{ code_iris: "661860000", Libellé: "x" }, "iris", "661860000", "x"],
  ])("%j", (properties, kind, code, name) => {
    expect(readProperties(properties, undefined)).toEqual({
      kind,
      code,
      name,
      communeCode: code.slice(0, 5),
    });
  });
  test("the id of the feature serves where no property does; a department is no commune", () => {
    expect(readProperties({ nom: "Labège" }, "31254")).toMatchObject({ code: "31254", name: "Labège" });
    expect(readProperties({ code: "31", nom: "Haute-Garonne" }, undefined)).toBeUndefined();
  });
});

test("a shape is read as it was written", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.array(
          fc.array(
            fc.tuple(
              fc.integer({ min: -18_000_000, max: 18_000_000 }),
              fc.integer({ min: -9_000_000, max: 9_000_000 }),
            ),
            { minLength: 3, maxLength: 20 },
          ),
          { minLength: 1, maxLength: 3 },
        ),
        { maxLength: 3 },
      ),
      (polygons) => {
        const rings = polygons.map((one) => one.map((ring) => Int32Array.from(ring.flat())));
        const back = decodeShape(encodeShape(rings)).map((one) =>
          one.map((ring) => ring.slice(0, -1).map(([x, y]) => [Math.round(x * 1e5), Math.round(y * 1e5)])),
        );
        expect(back).toEqual(polygons);
      },
    ),
    { numRuns: 60, seed: 3 },
  ));
