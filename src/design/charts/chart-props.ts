import type { ReactNode } from "react";

export type ChartRow = { label: string } & Record<string, number | string | null>;

export type ChartSeries = { key: string; name: string };

export type ChartCardProps = {
  title: string;
  /** What is counted, since when, from where. */
  note?: ReactNode;
  kind: "bar" | "line" | "share" | "stacked";
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  /** Heading of the first column: « Semaine ». */
  labelHeader: string;
  unit: string;
  csvHref?: string;
};
