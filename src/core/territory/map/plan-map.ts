import type { MapPiece } from "./read-map.ts";

export interface MapPlan {
  widthPixels: number;
  heightPixels: number;
  /** Degrees → pixels. */
  place: (longitude: number, latitude: number) => [number, number];
  metersPerPixel: number;
}

const WIDTH = 1_600;
const [LOWEST, HIGHEST] = [900, 1_700];
const PADDING = 90;
/** Below the ground: the legend and the scale. */
const FOOT = 150;
const METERS_PER_DEGREE = 111_320;

/** How the ground of the territory fills the picture: east and north at one scale, its own pieces whole and a border around. */
export function planMap(pieces: readonly MapPiece[]): MapPlan | null {
  const own = pieces.filter((piece) => piece.kind !== "around");
  const points = own.flatMap((piece) =>
    piece.shape ? piece.shape.flat(2) : [[piece.longitude, piece.latitude] as [number, number]],
  );
  if (points.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x, y] of points)
    [west, south, east, north] = [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  // A single point is shown with some kilometres around it.
  const width = Math.max((east - west) * squeeze, 0.04);
  const height = Math.max(north - south, 0.03);
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const wanted = ((WIDTH - 2 * PADDING) / width) * height + 2 * PADDING + FOOT;
  const heightPixels = Math.round(Math.min(HIGHEST, Math.max(LOWEST, wanted)));
  const scale = Math.min((WIDTH - 2 * PADDING) / width, (heightPixels - FOOT - 2 * PADDING) / height);
  return {
    widthPixels: WIDTH,
    heightPixels,
    metersPerPixel: METERS_PER_DEGREE / scale,
    place: (longitude, latitude) => [
      WIDTH / 2 + (longitude - middleX) * squeeze * scale,
      (heightPixels - FOOT) / 2 - (latitude - middleY) * scale,
    ],
  };
}

/** The longest of 1, 2, 5 × 10ⁿ metres that fits into `most` pixels. */
export function scaleBar(metersPerPixel: number, most: number): { meters: number; pixels: number } {
  const room = metersPerPixel * most;
  const power = 10 ** Math.floor(Math.log10(room));
  const meters = ([5, 2, 1].find((step) => step * power <= room) ?? 1) * power;
  return { meters, pixels: meters / metersPerPixel };
}

export interface Label {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The names that can be written, the first ones first: none touches another, none leaves the picture. Centres in pixels. */
export function fitLabels(labels: readonly Label[], width: number, height: number): Label[] {
  const kept: Label[] = [];
  for (const one of labels) {
    const isInside =
      one.x - one.width / 2 > 8 &&
      one.x + one.width / 2 < width - 8 &&
      one.y - one.height / 2 > 8 &&
      one.y + one.height / 2 < height;
    const touches = kept.some(
      (other) =>
        Math.abs(one.x - other.x) * 2 < one.width + other.width + 12 &&
        Math.abs(one.y - other.y) * 2 < one.height + other.height + 8,
    );
    if (isInside && !touches) kept.push(one);
  }
  return kept;
}
