export type PixelPoint = { x: number; y: number };

const STEP = 12;
const LONG_STEP = 60;
/** The cross stays this far inside the map; beyond, the ground moves under it. */
const MARGIN = 28;

const DIRECTIONS: Record<string, PixelPoint> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** One key press on the cross of a map, in pixels: where it goes, and by how much the ground moves; null for another key. */
export function moveCross(
  key: string,
  long: boolean,
  from: PixelPoint,
  size: PixelPoint,
): { cross: PixelPoint; pan: PixelPoint } | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const step = long ? LONG_STEP : STEP;
  const wanted = { x: from.x + direction.x * step, y: from.y + direction.y * step };
  const cross = { x: within(wanted.x, size.x), y: within(wanted.y, size.y) };
  return { cross, pan: { x: wanted.x - cross.x, y: wanted.y - cross.y } };
}

const within = (value: number, length: number): number =>
  Math.max(Math.min(MARGIN, length / 2), Math.min(value, length - Math.min(MARGIN, length / 2)));
