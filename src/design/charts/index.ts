export { ChartCard, type ChartCardProps, type ChartRow, type ChartSeries } from "./chart-card.tsx";
