import type { Rate, Sending } from "../../contract.ts";
import { CountedBars } from "./counted-bars.tsx";

/** Who has answered, by profession and by commune: the rate of return of each, beside its counts. */
export function Rates({ one }: { one: Sending }) {
  if (one.recipients === 0) return null;
  return (
    <>
      <RateBars title="Retour par profession" header="Profession" rates={one.byProfession} />
      <RateBars title="Retour par commune" header="Commune" rates={one.byCommune} />
    </>
  );
}

const MOST = 100;

function RateBars({ title, header, rates }: { title: string; header: string; rates: readonly Rate[] }) {
  if (rates.length === 0) return null;
  return (
    <CountedBars
      title={title}
      labelHeader={header}
      ofHeader="Adressé à"
      countHeader="Ont répondu"
      shareHeader="Taux de retour"
      note={rates.length > MOST ? `Les ${MOST} premières ; toutes sont dans les fichiers.` : undefined}
      rows={rates
        .slice(0, MOST)
        .map((rate) => ({ key: rate.key, label: rate.label, count: rate.answered, of: rate.asked }))}
    />
  );
}
