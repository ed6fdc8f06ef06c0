/** A bar from column `from` to column `until`, both within it; columns are whole numbers of any origin. */
export interface GanttBar {
  id: string;
  label: string;
  from: number;
  until: number;
}

export interface GanttGroup {
  id: string;
  label: string;
  bars: readonly GanttBar[];
}

/** First and last column drawn. */
export interface GanttSpan {
  first: number;
  last: number;
}

/** Columns that one can move to: a bar never leaves them. */
export interface GanttBounds {
  least: number;
  most: number;
}

/**
 * What is drawn: every bar and the marked column, one empty column on each side to drag to, and never fewer than `least` columns.
 * With no bar at all, from the marked column on.
 */
export function spanOf(
  groups: readonly GanttGroup[],
  marked: number,
  bounds: GanttBounds,
  leastColumns: number,
): GanttSpan {
  const bars = groups.flatMap((group) => group.bars);
  const first = Math.max(bounds.least, Math.min(marked, ...bars.map((bar) => bar.from)));
  const until = Math.max(marked, ...bars.map((bar) => bar.until + 1));
  const last = Math.min(bounds.most, Math.max(until, first + leastColumns - 1));
  return { first, last };
}

/** The bar moved by some columns, whole, as far as the bounds let it. */
export function moveBar<Bar extends Pick<GanttBar, "from" | "until">>(
  bar: Bar,
  columns: number,
  bounds: GanttBounds,
): Bar {
  const length = bar.until - bar.from;
  const from = clamp(bar.from + columns, bounds.least, Math.max(bounds.least, bounds.most - length));
  return { ...bar, from, until: from + length };
}

/** One end moved; a bar keeps one column at least: its other end stays where it is. */
export function resizeBar<Bar extends Pick<GanttBar, "from" | "until">>(
  bar: Bar,
  end: "from" | "until",
  columns: number,
  bounds: GanttBounds,
): Bar {
  return end === "from"
    ? { ...bar, from: clamp(bar.from + columns, bounds.least, bar.until) }
    : { ...bar, until: clamp(bar.until + columns, bar.from, bounds.most) };
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** How many columns a pointer went over, to the nearest: half a column and more is one. */
export const columnsOver = (pixels: number, columnPixels: number): number =>
  columnPixels > 0 ? Math.round(pixels / columnPixels) : 0;

/** Where a bar stands in the drawn span, as grid lines from 1; null when no part of it is drawn. */
export function placeOf(
  bar: Pick<GanttBar, "from" | "until">,
  span: GanttSpan,
): { start: number; end: number } | null {
  if (bar.until < span.first || bar.from > span.last) return null;
  return {
    start: Math.max(bar.from, span.first) - span.first + 1,
    end: Math.min(bar.until, span.last) - span.first + 2,
  };
}

export type GanttKey = "move" | "from" | "until";

/** What a key does to a bar: arrows move it, with Shift its end, with Alt its beginning. Null for any other key. */
export function keyChange<Bar extends Pick<GanttBar, "from" | "until">>(
  bar: Bar,
  key: { key: string; shiftKey: boolean; altKey: boolean },
  bounds: GanttBounds,
): Bar | null {
  const columns = key.key === "ArrowRight" ? 1 : key.key === "ArrowLeft" ? -1 : 0;
  if (columns === 0) return null;
  if (key.shiftKey) return resizeBar(bar, "until", columns, bounds);
  if (key.altKey) return resizeBar(bar, "from", columns, bounds);
  return moveBar(bar, columns, bounds);
}
