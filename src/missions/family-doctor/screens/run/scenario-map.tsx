import { type Column, DataTable, Section } from "../../../../design/index.ts";
import { MapView } from "../../../../design/map/index.tsx";
import type { Run } from "../../run/run-contract.ts";
import { type ComparedCommune, compareCommunes } from "./compare-rows.ts";

const left = ({ waiting, served }: { waiting: number; served: number }) => waiting - served;

const COLUMNS: readonly Column<ComparedCommune>[] = [
  { key: "name", header: "Commune", cell: (one) => one.name, sortBy: (one) => one.name, title: true },
  {
    key: "before",
    header: "Sans médecin aujourd’hui",
    cell: ({ before }) => `${left(before)} sur ${before.waiting}`,
    sortBy: ({ before }) => left(before),
    figures: true,
  },
  {
    key: "after",
    header: "Avec l’hypothèse",
    cell: ({ after }) => `${left(after)} sur ${after.waiting}`,
    sortBy: ({ after }) => left(after),
    figures: true,
  },
];

/** Where patients would stay without a doctor: the number of each commune, and both sides in words. */
export function ScenarioMap({ run: { today, scenario } }: { run: Run }) {
  if (!today || !scenario) return null;
  const communes = compareCommunes(today, scenario);
  if (communes.length === 0) return null;
  return (
    <Section
      title="Commune par commune"
      hint="Le nombre est celui des patients qui resteraient sans médecin avec l’hypothèse."
    >
      <MapView
        label="Patients sans médecin par commune, avec l’hypothèse"
        points={communes.map((one) => ({
          id: one.id,
          lat: one.latitude,
          lon: one.longitude,
          label: one.name,
          sign: left(one.after) > 999 ? "999" : String(left(one.after)),
          kind: "plain" as const,
          detail: `${left(one.after)} sans médecin sur ${one.after.waiting}, au lieu de ${left(one.before)} sur ${one.before.waiting}`,
        }))}
        places={communes.map((one) => ({
          id: one.id,
          name: one.name,
          lat: one.latitude,
          lon: one.longitude,
        }))}
        heightPixels={380}
        withList={false}
      />
      <DataTable
        caption="Patients sans médecin par commune"
        columns={COLUMNS}
        rows={communes}
        rowKey={(one) => one.id}
        empty={null}
      />
    </Section>
  );
}
