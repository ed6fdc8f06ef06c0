import { ChartCard } from "../../../../design/charts/index.ts";
import type { Rate, Sending } from "../../contract.ts";

/** Who has answered, by profession and by commune: bars of those asked and those who did. */
export function Rates({ one }: { one: Sending }) {
  if (one.recipients === 0) return null;
  return (
    <>
      <RateChart title="Retour par profession" header="Profession" rates={one.byProfession} />
      <RateChart title="Retour par commune" header="Commune" rates={one.byCommune} />
    </>
  );
}

const MOST = 25;

function RateChart({ title, header, rates }: { title: string; header: string; rates: readonly Rate[] }) {
  return (
    <ChartCard
      kind="stacked"
      title={title}
      labelHeader={header}
      unit="personnes"
      note={rates.length > MOST ? `Les ${MOST} premières.` : undefined}
      rows={rates
        .slice(0, MOST)
        .map((rate) => ({ label: rate.label, answered: rate.answered, waiting: rate.asked - rate.answered }))}
      series={[
        { key: "answered", name: "Ont répondu" },
        { key: "waiting", name: "Pas encore" },
      ]}
    />
  );
}
