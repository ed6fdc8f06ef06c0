import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { listCommunesIn } from "../../reference/index.ts";
import { listAreas } from "../area/area-store.ts";
import { type Box, listContoursIn } from "../contour/contour-store.ts";
import { decodeShape } from "../contour/shape-code.ts";
import { listPopulations } from "../population/population-store.ts";
import { type Around, type Border, findBorders } from "./find-borders.ts";
import { listNotes } from "./note-store.ts";
import { listOthersAreas } from "./others-store.ts";
import { touchingByCentres, touchingByContours } from "./touching.ts";

export interface Explained extends Border {
  explanation: { note: string; by: string; at: string } | null;
}

export interface Borders {
  /** contours: by shared borders · centres: by the nearest town halls, an approximation. */
  method: "contours" | "centres";
  items: Explained[];
  /** Every one is explained, or there is none: the letter may say so. */
  isSettled: boolean;
  /** CPTS of the installation next door, by name. */
  neighbours: { name: string; slug: string }[];
}

/** About 15 km: a hole between two CPTS lies within. */
const MARGIN_DEGREES = 0.14;
const MOST_AROUND = 1_500;

/** Overlaps and holes with the other CPTS of the installation, each with its explanation where somebody wrote one. */
export async function bordersIn(tx: Tx, cptsId: string): Promise<Borders> {
  const areas = (await listAreas(tx, cptsId)).map((row) => ({
    kind: row.kind,
    code: row.code,
    name: row.name,
    communeCode: row.commune_code,
    latitude: row.latitude,
    longitude: row.longitude,
  }));
  const box = boxAround(areas);
  const { around, method } = box ? await readAround(tx, box) : { around: [], method: "centres" as const };
  const communes = [...new Set([...areas.map((one) => one.communeCode), ...around.map((one) => one.code)])];
  const others = await listOthersAreas(tx, communes);
  const parted = areas.filter((one) => one.kind === "iris").map((one) => one.communeCode);
  const irisOf = Map.groupBy(await listPopulations(tx, [...new Set(parted)]), (row) => row.commune_code);
  const notes = new Map((await listNotes(tx, cptsId)).map((row) => [`${row.kind} ${row.code}`, row]));
  const borders = findBorders(
    areas,
    others,
    around,
    new Map([...irisOf].map(([code, rows]) => [code, rows.map((row) => row.code)])),
  );
  const items = borders.slice(0, 500).map((one): Explained => {
    const row = notes.get(`${one.kind} ${one.code}`);
    const explanation = row && { note: row.note, by: row.written_by_label, at: row.written_at.toISOString() };
    return { ...one, explanation: explanation ?? null };
  });
  return {
    method,
    items,
    isSettled: items.every((one) => one.explanation !== null),
    neighbours: [
      ...new Map(others.map((one) => [one.ownerSlug, { name: one.ownerName, slug: one.ownerSlug }])).values(),
    ],
  };
}

export const readBorders = (deps: Deps, actor: Actor): Promise<Borders> =>
  act(deps, actor, (tx) => bordersIn(tx, actor.cptsId));

function boxAround(areas: readonly { latitude: number | null; longitude: number | null }[]): Box | undefined {
  const known = areas.filter((one) => one.latitude !== null && one.longitude !== null);
  if (known.length === 0) return undefined;
  const lats = known.map((one) => one.latitude as number);
  const lons = known.map((one) => one.longitude as number);
  return {
    south: Math.min(...lats) - MARGIN_DEGREES,
    north: Math.max(...lats) + MARGIN_DEGREES,
    west: Math.min(...lons) - MARGIN_DEGREES,
    east: Math.max(...lons) + MARGIN_DEGREES,
  };
}

async function readAround(tx: Tx, box: Box): Promise<{ around: Around[]; method: Borders["method"] }> {
  const rows = await listContoursIn(tx, "commune", box, MOST_AROUND);
  if (rows.length > 0) {
    const isOutside = (row: (typeof rows)[number]) =>
      row.west <= box.west || row.east >= box.east || row.south <= box.south || row.north >= box.north;
    const all = rows.map((row) => ({
      code: row.code,
      name: row.name,
      shape: decodeShape(row.shape),
      isAtTheEdge: isOutside(row),
    }));
    return { around: touchingByContours(all), method: "contours" };
  }
  const communes = await listCommunesIn(tx, box, MOST_AROUND);
  const inner = MARGIN_DEGREES / 2;
  const all = communes.map((one) => ({
    ...one,
    isAtTheEdge:
      one.longitude < box.west + inner ||
      one.longitude > box.east - inner ||
      one.latitude < box.south + inner ||
      one.latitude > box.north - inner,
  }));
  return { around: touchingByCentres(all), method: "centres" };
}
