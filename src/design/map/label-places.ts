export type LabelBox = { id: string; x: number; y: number; width: number; height: number };

const overlap = (one: LabelBox, other: LabelBox) =>
  Math.abs(one.x - other.x) * 2 < one.width + other.width &&
  Math.abs(one.y - other.y) * 2 < one.height + other.height;

/** Which labels to write, the most important first: one that would touch a label already written is left out. Centres in pixels. */
export function chooseLabels(boxes: readonly LabelBox[]): Set<string> {
  const kept: LabelBox[] = [];
  for (const box of boxes.slice(0, 2000)) if (!kept.some((other) => overlap(box, other))) kept.push(box);
  return new Set(kept.map((box) => box.id));
}

/** Smallest box that holds all points, or null: [[south, west], [north, east]] in degrees. */
export function boundsOf(
  points: readonly { lat: number; lon: number }[],
): [[number, number], [number, number]] | null {
  const known = points.filter((point) => Number.isFinite(point.lat) && Number.isFinite(point.lon));
  if (known.length === 0) return null;
  const lats = known.map((point) => point.lat);
  const lons = known.map((point) => point.lon);
  return [
    [Math.min(...lats), Math.min(...lons)],
    [Math.max(...lats), Math.max(...lons)],
  ];
}
