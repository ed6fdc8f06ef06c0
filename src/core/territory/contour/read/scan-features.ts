import { LoadProblem } from "../../load/load-problem.ts";

/** Bytes of one feature, cut out of a GeoJSON file; `undefined` when it is larger than `mostBytes`. */
export interface ScannedFeature {
  bytes: Uint8Array | undefined;
  /** Place in the file, from 1. */
  nth: number;
}

const [QUOTE, BACKSLASH, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [
  0x22, 0x5c, 0x3a, 0x7b, 0x7d, 0x5b, 0x5d,
];
const LONGEST_KEY = 20;
const NOT_GEOJSON =
  "Ce fichier n'est pas un GeoJSON : il doit commencer par une « FeatureCollection ». Un fichier Shapefile ou TopoJSON se convertit d'abord en GeoJSON (longitude, latitude).";

/**
 * Cuts a FeatureCollection into its features as its bytes come, in any chunks: one feature in memory, never the file.
 * Nothing else of it is read. @throws LoadProblem when it is no FeatureCollection, or ends in the middle
 */
export function openFeatureScanner(mostBytes: number) {
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let inFeatures = false;
  let wasFound = false;
  /** The last string of depth 1, and the key that it was when a colon followed. */
  let word = "";
  let key = "";
  let nth = 0;
  let pieces: Uint8Array[] = [];
  let kept = 0;

  const keep = (piece: Uint8Array) => {
    kept += piece.byteLength;
    if (kept <= mostBytes) pieces.push(piece.slice());
    else pieces = [];
  };
  const take = (piece: Uint8Array): ScannedFeature => {
    nth += 1;
    // Whole in its chunk: no copy.
    if (kept === 0) return { bytes: piece.byteLength > mostBytes ? undefined : piece, nth };
    keep(piece);
    const bytes = kept > mostBytes ? undefined : Buffer.concat(pieces);
    pieces = [];
    kept = 0;
    return { bytes, nth };
  };

  function push(chunk: Uint8Array): ScannedFeature[] {
    const found: ScannedFeature[] = [];
    let from = inFeatures && depth > 2 ? 0 : -1;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inString = false;
        else if (depth === 1 && word.length < LONGEST_KEY) word += String.fromCharCode(byte);
      } else if (byte === QUOTE) {
        if (depth === 0) throw new LoadProblem(NOT_GEOJSON);
        inString = true;
        if (depth === 1) word = "";
      } else if (byte === COLON) {
        if (depth === 1) key = word;
      } else if (byte === OPEN || byte === OPEN_LIST) {
        if (depth === 0 && (byte !== OPEN || wasFound)) throw new LoadProblem(NOT_GEOJSON);
        if (depth === 1 && byte === OPEN_LIST && key === "features") {
          inFeatures = true;
          wasFound = true;
        }
        if (inFeatures && depth === 2 && byte === OPEN) from = at;
        depth += 1;
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        depth -= 1;
        if (depth < 0) throw new LoadProblem(NOT_GEOJSON);
        if (inFeatures && depth === 2 && byte === CLOSE && from >= 0) {
          found.push(take(chunk.subarray(from, at + 1)));
          from = -1;
        }
        if (inFeatures && depth === 1) inFeatures = false;
      }
    }
    if (from >= 0) keep(chunk.subarray(from));
    return found;
  }

  const end = (): void => {
    if (!wasFound) throw new LoadProblem(NOT_GEOJSON);
    if (depth !== 0)
      throw new LoadProblem("Ce fichier s'arrête au milieu : téléchargez-le de nouveau, puis envoyez-le.");
  };
  return { push, end };
}
