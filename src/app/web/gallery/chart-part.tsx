import { ChartCard } from "../../../design/charts/index.ts";

const weeks = [
  { label: "sem. 43", recues: 92, vues: 61 },
  { label: "sem. 44", recues: 104, vues: 78 },
  { label: "sem. 45", recues: 88, vues: 74 },
  { label: "sem. 46", recues: 121, vues: 97 },
  { label: "sem. 47", recues: 128, vues: 107 },
];
const series = [
  { key: "recues", name: "Reçues" },
  { key: "vues", name: "Vues sous 24 h" },
];

export function ChartPart() {
  return (
    <>
      <ChartCard
        kind="bar"
        title="Demandes par semaine"
        note="Territoire entier, depuis octobre."
        rows={weeks}
        series={series}
        labelHeader="Semaine"
        unit="demandes"
      />
      <ChartCard
        kind="line"
        title="Demandes, de semaine en semaine"
        rows={weeks}
        series={series}
        labelHeader="Semaine"
        unit="demandes"
        csvHref="/api/kit.csv"
      />
      <ChartCard
        kind="share"
        title="Ce qu’il en est advenu"
        rows={[
          { label: "Vu en cabinet", n: 84 },
          { label: "Vu à domicile", n: 21 },
          { label: "Conseil seulement", n: 14 },
          { label: "Hôpital", n: 9 },
        ]}
        series={[{ key: "n", name: "Demandes" }]}
        labelHeader="Issue"
        unit="demandes"
      />
    </>
  );
}
