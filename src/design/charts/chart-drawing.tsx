import "@mantine/charts/styles.css";
import { BarChart, LineChart } from "@mantine/charts";
import { tint } from "../look/tokens.ts";
import { formatNumber } from "../time/time-words.ts";
import type { ChartCardProps } from "./chart-props.ts";
import { withUnit } from "./with-unit.ts";

const colours = [1, 2, 3, 4, 5, 6].map((n) => tint(`series${n}` as "series1"));
/** Lines differ by their dashes too, for eyes that do not tell colours apart. */
const dashes = ["0", "6 4", "2 3", "10 4 2 4", "1 5", "14 4"];

/** The table is what the keyboard visits. */
const withoutFocus = { accessibilityLayer: false };

/** Each colour beside its word, above the chart: the words are what a print in black keeps. */
const Legend = ({ series }: Pick<ChartCardProps, "series">) => (
  <ul className="mg-chart-legend">
    {series.map((entry, index) => (
      <li key={entry.key}>
        <span className="mg-share-key" data-series={(index % 6) + 1} />
        {entry.name}
      </li>
    ))}
  </ul>
);

/** The drawn part, in a chunk of its own: recharts is heavy. Hidden from screen readers, which get the table. */
export default function ChartDrawing({ kind, rows, series, unit }: ChartCardProps) {
  const shared = {
    h: 280,
    data: [...rows],
    dataKey: "label",
    valueFormatter: (value: number) => withUnit(value, unit),
    yAxisProps: { tickFormatter: (value: number) => formatNumber(value), width: 44 },
    gridAxis: "x" as const,
    tickLine: "none" as const,
    textColor: tint("inkSoft"),
    gridColor: tint("line"),
  };
  const drawn = series.map((entry, index) => ({
    name: entry.key,
    label: entry.name,
    color: colours[index % 6] ?? "",
    strokeDasharray: dashes[index % 6] ?? "0",
  }));
  return (
    <div aria-hidden className="mg-chart-drawing">
      {series.length > 1 && <Legend series={series} />}
      {kind === "line" ? (
        <LineChart
          lineChartProps={withoutFocus}
          {...shared}
          series={drawn}
          curveType="monotone"
          strokeWidth={2.5}
          dotProps={{ r: 3 }}
        />
      ) : (
        <BarChart
          barChartProps={withoutFocus}
          {...shared}
          series={drawn.map(({ strokeDasharray: _, ...entry }) => entry)}
          type={kind === "stacked" ? "stacked" : "default"}
          maxBarWidth={44}
          barProps={{ radius: 4 }}
        />
      )}
    </div>
  );
}
