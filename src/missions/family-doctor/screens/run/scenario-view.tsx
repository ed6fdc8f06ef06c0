import { useQuery } from "@tanstack/react-query";
import { type Column, DataTable, formatNumber, QueryView, Section } from "../../../../design/index.ts";
import type { Run } from "../../run/run-contract.ts";
import { type ComparedRow, compareRows } from "./compare-rows.ts";
import { runQuery } from "./run-queries.ts";
import { RunFacts, RunState } from "./run-state.tsx";
import { ScenarioCharts } from "./scenario-charts.tsx";
import { ScenarioMap } from "./scenario-map.tsx";

/** A « what if » beside today: a table, charts, a map. Nothing of it is ever adopted. */
export function ScenarioView({ cpts, id }: { cpts: string; id: string }) {
  const run = useQuery(runQuery(cpts, id));
  return (
    <QueryView query={run} what="l’hypothèse" shape="figures">
      {(data) => (
        <>
          <Section
            title={data.label || "Et si…"}
            hint="Calculée à côté d’aujourd’hui, sur le même registre : rien n’est changé, ni offres ni demandes."
          >
            <ul className="mt-run-edits">
              {data.editSentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <RunState run={data} />
            {data.comparison && <RunFacts run={data} />}
          </Section>
          {data.comparison && <Compared run={data} />}
        </>
      )}
    </QueryView>
  );
}

const say = (value: number | null, unit: string): string =>
  value === null ? "—" : `${formatNumber(value)}${unit ? ` ${unit}` : ""}`;

const COLUMNS: readonly Column<ComparedRow>[] = [
  { key: "what", header: "Mesure", cell: (row) => row.what, title: true },
  { key: "before", header: "Aujourd’hui", cell: (row) => say(row.before, row.unit), figures: true },
  { key: "after", header: "Avec l’hypothèse", cell: (row) => say(row.after, row.unit), figures: true },
  {
    key: "change",
    header: "Écart",
    figures: true,
    cell: ({ before, after, unit }) => {
      if (before === null || after === null) return "—";
      const change = Math.round((after - before) * 10) / 10;
      return change === 0 ? "=" : `${change > 0 ? "+" : "−"} ${say(Math.abs(change), unit)}`;
    },
  },
];

function Compared({ run }: { run: Run }) {
  const { nowServed, noLongerServed, otherDoctor, same } = run.comparison!.changes;
  return (
    <>
      <Section title="Aujourd’hui et avec l’hypothèse">
        <DataTable
          caption="Comparaison d’aujourd’hui et de l’hypothèse"
          columns={COLUMNS}
          rows={compareRows(run)}
          rowKey={(row) => row.what}
          empty={null}
        />
        <p>
          De ceux qui attendent aujourd’hui, {formatNumber(nowServed)} auraient un médecin de plus,{" "}
          {formatNumber(noLongerServed)} n’en auraient plus, {formatNumber(otherDoctor)} en auraient un autre
          ; rien ne change pour {formatNumber(same)}.
        </p>
      </Section>
      <ScenarioCharts run={run} />
      <ScenarioMap run={run} />
    </>
  );
}
