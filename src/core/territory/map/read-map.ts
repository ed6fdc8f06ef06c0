import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { territoryIn } from "../area/read-territory.ts";
import { listContours, listContoursIn } from "../contour/contour-store.ts";
import { decodeShape, type Shape } from "../contour/shape-code.ts";

/** One piece of the ground on the map. */
export interface MapPiece {
  /** INSEE code of what is drawn. */
  code: string;
  name: string;
  /** Sectors that lie somewhere in it; empty for whole ones. */
  sectors: string[];
  /** whole: all of it is ours · part: a sector without a contour of its own, drawn by its commune · around: of others */
  kind: "whole" | "part" | "around";
  shape: Shape | null;
  latitude: number;
  longitude: number;
  population: number;
}

export interface TerritoryMapData {
  name: string;
  population: number;
  areaCount: number;
  communeCount: number;
  pieces: MapPiece[];
  /** « communes-5m.geojson »; empty when there are points only. */
  source: string;
}

const MOST_AROUND = 400;
/** About 3 km beyond the territory. */
const MARGIN_DEGREES = 0.03;

/** The same for the screen of who only reads. */
export const showTerritoryMap = (deps: Deps, actor: Actor): Promise<TerritoryMapData> =>
  act(deps, actor, (tx) => readTerritoryMap(deps, tx, actor.cptsId));

/** What the map of a territory shows, inside a transaction of its CPTS. */
export async function readTerritoryMap(deps: Deps, tx: Tx, cptsId: string): Promise<TerritoryMapData> {
  const territory = await territoryIn(deps, tx, cptsId);
  const codes = territory.areas.flatMap((area) => [area.code ?? "", area.communeCode]);
  const contours = new Map((await listContours(tx, [...new Set(codes)])).map((row) => [row.code, row]));
  const own: MapPiece[] = [];
  const parted = new Map<string, MapPiece>();
  for (const area of territory.areas) {
    const exact = area.kind === "sector" ? undefined : contours.get(area.code ?? "");
    const row = exact ?? contours.get(area.communeCode);
    const latitude = row ? (row.south + row.north) / 2 : area.latitude;
    const longitude = row ? (row.west + row.east) / 2 : area.longitude;
    if (latitude === null || longitude === null) continue;
    if (!exact && area.kind !== "commune") {
      // Several sectors of one commune are one piece: nobody knows where they lie in it.
      const before = parted.get(area.communeCode);
      before?.sectors.push(area.name);
      if (before) continue;
    }
    const isPart = !exact && area.kind !== "commune";
    const piece: MapPiece = {
      code: exact ? exact.code : area.communeCode,
      name: isPart ? (row?.name ?? area.name) : area.name,
      sectors: isPart ? [area.name] : [],
      kind: isPart ? "part" : "whole",
      shape: row ? decodeShape(row.shape) : null,
      latitude,
      longitude,
      population: area.population,
    };
    if (isPart) parted.set(area.communeCode, piece);
    own.push(piece);
  }
  const around = await readAround(tx, own, new Set(codes));
  return {
    name: territory.name,
    population: territory.population,
    areaCount: territory.areas.length,
    communeCount: new Set(territory.areas.map((area) => area.communeCode)).size,
    pieces: [...around, ...own],
    source: [...contours.values()][0]?.source ?? "",
  };
}

async function readAround(tx: Tx, own: readonly MapPiece[], codes: ReadonlySet<string>): Promise<MapPiece[]> {
  const points = own.flatMap((piece) =>
    piece.shape ? piece.shape.flat(2) : [[piece.longitude, piece.latitude] as [number, number]],
  );
  if (points.length === 0) return [];
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x, y] of points)
    [west, south, east, north] = [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ];
  const box = {
    west: west - MARGIN_DEGREES,
    south: south - MARGIN_DEGREES,
    east: east + MARGIN_DEGREES,
    north: north + MARGIN_DEGREES,
  };
  const rows = await listContoursIn(tx, "commune", box, MOST_AROUND);
  return rows
    .filter((row) => !codes.has(row.code))
    .map((row) => ({
      code: row.code,
      name: row.name,
      sectors: [],
      kind: "around" as const,
      shape: decodeShape(row.shape),
      latitude: (row.south + row.north) / 2,
      longitude: (row.west + row.east) / 2,
      population: 0,
    }));
}
