import { LoadProblem } from "../../load/load-problem.ts";
import { encodeShape } from "../shape-code.ts";
import { findJunctions, type Junctions } from "./junctions.ts";
import { type Rings, UNITS } from "./read-coordinates.ts";
import { type FeatureRead, readFeature } from "./read-feature.ts";
import { openFeatureScanner } from "./scan-features.ts";
import { simplifyRing } from "./simplify-ring.ts";

/** A contour as it is kept. */
export interface Contour {
  kind: "commune" | "iris";
  code: string;
  name: string;
  communeCode: string;
  /** Degrees. */
  west: number;
  south: number;
  east: number;
  north: number;
  shape: Uint8Array;
  points: number;
}

export type ContourSaid =
  | { said: "contour"; contour: Contour }
  | { said: "refused"; nth: number; code: string | null; name: string | null; why: string }
  /** Bytes gone through: the file is read twice, so twice its size at the end. */
  | { said: "progress"; bytes: number };

/* The largest communes of the finest national file: 3 MB. */
const MOST_FEATURE_BYTES = 16 * 1024 * 1024;
const MOST_SHAPE_BYTES = 1024 * 1024;
const MOST_FEATURES = 120_000;
/* A point of the file: « [1.234567,43.123456], »; most stand on a border and are there twice. */
const BYTES_PER_POINT = 44;
/* On a map of 30 km across a page, 25 m are two points of a printer; an IRIS is a few streets. */
const TOLERANCE_METERS = { commune: 25, iris: 8 };

/**
 * The contours of a GeoJSON file of communes or IRIS. Read twice: once to learn where borders meet, once to simplify them; memory
 * holds one feature and a table of points (`findJunctions`), whatever the file weighs. What is wrong with a feature refuses
 * that one alone. @throws LoadProblem when the file as a whole is none, or holds no contour
 */
export async function* readContourFile(
  open: () => AsyncIterable<Uint8Array>,
  fileBytes: number,
): AsyncGenerator<ContourSaid> {
  const junctions = findJunctions(fileBytes / BYTES_PER_POINT);
  for await (const one of readFeatures(open())) {
    if ("bytes" in one) yield { said: "progress", bytes: one.bytes };
    else if ("polygons" in one.read) for (const ring of one.read.polygons.flat()) junctions.see(ring);
  }
  const seen = new Set<string>();
  let firstRefusal = "";
  for await (const one of readFeatures(open())) {
    if ("bytes" in one) {
      yield { said: "progress", bytes: fileBytes + one.bytes };
      continue;
    }
    const said = judge(one.nth, one.read, seen, junctions);
    if (said.said === "refused") firstRefusal ||= said.why;
    yield said;
  }
  if (seen.size === 0)
    throw new LoadProblem(
      `Aucun contour de commune ni d'IRIS dans ce fichier${firstRefusal ? ` : ${firstRefusal}` : "."} Il faut un code Insee par polygone (INSEE_COM, code, insee, CODE_IRIS…).`,
    );
}

type Step = { bytes: number } | { nth: number; read: FeatureRead };

async function* readFeatures(file: AsyncIterable<Uint8Array>): AsyncGenerator<Step> {
  const scanner = openFeatureScanner(MOST_FEATURE_BYTES);
  let gone = 0;
  for await (const chunk of file) {
    for (const { nth, bytes } of scanner.push(chunk)) {
      if (nth > MOST_FEATURES)
        throw new LoadProblem(
          `Ce fichier a plus de ${MOST_FEATURES.toLocaleString("fr-FR")} entrées : coupez-le.`,
        );
      const read = bytes
        ? readFeature(bytes)
        : {
            problem: "Cette entrée dépasse 16 Mo : prenez un fichier moins détaillé.",
            code: null,
            name: null,
          };
      yield { nth, read };
    }
    gone += chunk.byteLength;
    yield { bytes: gone };
  }
  scanner.end();
}

function judge(nth: number, read: FeatureRead, seen: Set<string>, junctions: Junctions): ContourSaid {
  const refuse = (why: string): ContourSaid => ({
    said: "refused",
    nth,
    code: read.code,
    name: read.name,
    why,
  });
  if ("problem" in read) return refuse(read.problem);
  if (seen.has(read.code)) return refuse("Ce code est déjà dans le fichier : le premier contour est gardé.");
  const simple = read.polygons.map((rings) =>
    rings.map((ring) => simplifyRing(ring, junctions.isJunction, TOLERANCE_METERS[read.kind])),
  );
  const shape = encodeShape(simple);
  if (shape.byteLength > MOST_SHAPE_BYTES) return refuse("Contour trop détaillé, même simplifié.");
  seen.add(read.code);
  const { kind, code, name, communeCode } = read;
  return {
    said: "contour",
    contour: { kind, code, name, communeCode, ...extentOf(simple), shape, points: pointsOf(simple) },
  };
}

const pointsOf = (polygons: readonly Rings[]): number =>
  polygons.flat().reduce((sum, ring) => sum + ring.length / 2, 0);

function extentOf(polygons: readonly Rings[]) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of polygons.flat())
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]!);
      east = Math.max(east, ring[i]!);
      south = Math.min(south, ring[i + 1]!);
      north = Math.max(north, ring[i + 1]!);
    }
  return { west: west / UNITS, south: south / UNITS, east: east / UNITS, north: north / UNITS };
}
