export { ChartCard } from "./chart-card.tsx";
export type { ChartCardProps, ChartRow, ChartSeries } from "./chart-props.ts";
