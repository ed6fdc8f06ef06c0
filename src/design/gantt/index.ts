export { Gantt } from "./gantt-chart.tsx";
export type { GanttBar, GanttBounds } from "./gantt-layout.ts";
export type { GanttProps, GanttRows, GanttWords } from "./gantt-props.ts";
export { ColumnChoice, GanttTable } from "./gantt-table.tsx";
