import type { RequestLine } from "../../contract.ts";
import { callsThe15 } from "../client/calls-the-15.ts";

/** A line on screen; `left` when it went elsewhere while somebody was reading the list. */
export type ShownLine = RequestLine & {
  left: boolean;
  /** Shown before the calls that this person has begun: the 15 comes first. */
  above: boolean;
};

export type ShownQueue = { lines: readonly ShownLine[]; newer: number };

/**
 * The queue as the desk shows it. `frozen` (the pointer or the focus is on it): nothing changes place, what left fades, what
 * is new is only counted. Otherwise the server's order.
 */
export function nextQueue(before: ShownQueue, fresh: readonly RequestLine[], frozen: boolean): ShownQueue {
  const now = new Map(fresh.map((line) => [line.id, line]));
  if (!frozen || before.lines.length === 0)
    return { lines: fresh.map((line) => ({ ...line, left: false, above: callsThe15(line) })), newer: 0 };
  const known = new Set(before.lines.map((line) => line.id));
  return {
    lines: before.lines.map((line) => {
      const found = now.get(line.id);
      return found ? { ...found, left: false, above: line.above } : { ...line, left: true };
    }),
    newer: fresh.filter((line) => !known.has(line.id)).length,
  };
}

/** Ids of urgent lines that were not there before: said aloud at once. */
export const newUrgent = (before: ReadonlySet<string>, fresh: readonly RequestLine[]): RequestLine[] =>
  fresh.filter((line) => callsThe15(line) && !before.has(line.id));
