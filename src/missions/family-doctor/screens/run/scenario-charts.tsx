import { ChartCard } from "../../../../design/charts/index.ts";
import type { Run } from "../../run/run-contract.ts";
import { compareLoads } from "./compare-rows.ts";

const SIDES = [
  { key: "before", name: "Aujourd’hui" },
  { key: "after", name: "Avec l’hypothèse" },
] as const;

/** Bars beyond that cannot be read. */
const MOST_DOCTORS = 6;

/** Who is served by priority, and whose load changes the most. */
export function ScenarioCharts({ run }: { run: Run }) {
  const { comparison, today, scenario } = run;
  if (!comparison || !today || !scenario) return null;
  const all = compareLoads(today, scenario);
  const loads = all.filter(({ before, after }) => before !== after);
  return (
    <div className="mt-run-charts">
      <ChartCard
        title="Patients avec un médecin, par priorité"
        kind="bar"
        labelHeader="Priorité"
        unit="patients"
        series={SIDES}
        rows={comparison.bands.map(({ label, served }) => ({
          label: label.replace(/ \(.*/, "").replace("Priorité ", ""),
          ...served,
        }))}
      />
      {loads.length === 0 ? (
        <p className="mg-soft">Aucun médecin n’aurait plus ni moins de nouveaux patients.</p>
      ) : (
        <ChartCard
          title="Nouveaux patients par médecin"
          note={
            loads.length > MOST_DOCTORS
              ? `Les ${MOST_DOCTORS} médecins dont le nombre change le plus, sur les ${loads.length} dont il change.`
              : `Ceux dont le nombre change : ${loads.length} sur ${all.length}.`
          }
          kind="bar"
          labelHeader="Médecin"
          unit="patients"
          series={SIDES}
          rows={loads.slice(0, MOST_DOCTORS).map(({ professionalName, before, after }) => ({
            label: professionalName.replace("Dr ", ""),
            before,
            after,
          }))}
        />
      )}
    </div>
  );
}
