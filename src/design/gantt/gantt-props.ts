import type { GanttBar, GanttBounds, GanttGroup } from "./gantt-layout.ts";

export type GanttRows = GanttGroup & {
  /** Where the group's name leads. */
  href?: string;
  /** Its bars are only read. */
  locked?: boolean;
};

export type GanttWords = {
  /** « S1 », under the heading of its year. */
  column: (index: number) => string;
  /** « 2027 »: neighbours with the same heading stand under one. */
  heading: (index: number) => string;
  /** « 1er semestre 2027 » */
  one: (index: number) => string;
  /** « 1er semestre 2027 – 2e semestre 2027 » */
  span: (from: number, until: number) => string;
};

export type GanttProps = {
  /** What is drawn: « Calendrier des fiches action ». */
  caption: string;
  groups: readonly GanttRows[];
  words: GanttWords;
  /** The column of today. */
  marked: number;
  bounds: GanttBounds;
  /** Absent: nothing moves. */
  onChange?: ((groupId: string, bar: GanttBar) => void) | undefined;
};
