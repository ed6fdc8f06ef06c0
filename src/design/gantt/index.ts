import { lazy } from "react";

export type { GanttBar, GanttBounds } from "./gantt-layout.ts";
export type { GanttProps, GanttRows, GanttWords } from "./gantt-props.ts";
export { ColumnChoice, GanttTable } from "./gantt-table.tsx";
/** Fetched when first shown: put it in a Suspense. */
export const Gantt = lazy(() => import("./gantt-chart.tsx"));
