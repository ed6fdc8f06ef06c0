import { ChartCard, type ChartCardProps } from "../../../../design/charts/index.ts";
import { Figure } from "../../../../design/index.ts";
import type { MeasureShare, Measures } from "../../contract.ts";

type FiguresProps = { measures: Measures; csvHref: string };

const percent = (share: MeasureShare): number | null =>
  share?.share == null ? null : Math.round(share.share * 1000) / 10;
const outOf = (share: MeasureShare): string => (share ? `${share.numerator} sur ${share.denominator}` : "");

/** The figures of the period, then who waits, how long it took and what doctors answered, as charts. */
export function MeasureFigures({ measures, csvHref }: FiguresProps) {
  const { waiting, opened, delay } = measures;
  const shares = [
    ["En ALD", opened.ald],
    ["70 ans ou plus", opened.over70],
    ["C2S ou AME", opened.rights],
  ] as const;
  const shown = { masked: measures.masked };
  return (
    <>
      <div className="mt-figures mg-figures-row">
        <Shown
          {...shown}
          label="En attente d’un médecin"
          value={waiting.total}
          since="à la fin de la période"
        />
        <Shown {...shown} label="Demandes ouvertes" value={opened.total} since="dans la période" />
        <Shown {...shown} label="Acceptées par un médecin" value={delay.total} since="dans la période" />
        <Shown
          {...shown}
          label="Délai médian"
          value={delay.medianDays}
          unit="jours"
          since="jusqu’à l’acceptation"
        />
        <Shown
          {...shown}
          label="9 patients sur 10 en"
          value={delay.p90Days}
          unit="jours"
          since="au plus, jusqu’à l’acceptation"
        />
        {shares.map(([label, share]) => (
          <Shown key={label} {...shown} label={label} value={percent(share)} unit="%" since={outOf(share)} />
        ))}
      </div>
      <Charts measures={measures} csvHref={csvHref} />
    </>
  );
}

/** A figure; one that is masked says so, instead of « not measured yet ». */
function Shown({
  masked,
  ...figure
}: {
  masked: boolean;
  label: string;
  value: number | null;
  unit?: string;
  since: string;
}) {
  if (!masked || figure.value !== null) return <Figure {...figure} />;
  return (
    <div className="mg-figure">
      <span className="mg-figure-label">{figure.label}</span>
      <span className="mg-figure-value">masqué</span>
      <span className="mg-small mg-soft">secret statistique</span>
    </div>
  );
}

function Charts({ measures, csvHref }: FiguresProps) {
  const { masked, waiting, opened, delay, proposals } = measures;
  const count = [{ key: "count", name: "Demandes" }];
  const shown = { masked, kind: "bar" as const };
  return (
    <div className="mt-charts">
      <ShownChart
        {...shown}
        title="En attente, par priorité"
        unit="demandes"
        labelHeader="Priorité"
        note="À la fin de la période ; la priorité est celle d’aujourd’hui."
        series={count}
        rows={waiting.byBand.map(({ label, count: value }) => ({ label: shortOf(label), count: value }))}
        csvHref={csvHref}
      />
      <ShownChart
        {...shown}
        title="Délai jusqu’à l’acceptation"
        unit="jours"
        labelHeader="Priorité"
        note="Acceptations de la période."
        series={[
          { key: "median", name: "Médiane" },
          { key: "p90", name: "90e centile" },
        ]}
        rows={delay.byBand.map((one) => ({
          label: shortOf(one.label),
          median: one.medianDays,
          p90: one.p90Days,
        }))}
      />
      <ShownChart
        {...shown}
        title="Par où arrivent les demandes"
        unit="demandes"
        labelHeader="Origine"
        note="Demandes ouvertes dans la période."
        series={count}
        rows={opened.byOrigin.map(({ label, count: value }) => ({ label: shortOf(label), count: value }))}
      />
      <ShownChart
        {...shown}
        title="Réponses des médecins"
        unit="propositions"
        labelHeader="Réponse"
        note="Propositions envoyées dans la période."
        series={[{ key: "count", name: "Propositions" }]}
        rows={proposals.byAnswer.map(({ label, count: value }) => ({ label: shortOf(label), count: value }))}
      />
    </div>
  );
}

/** Under a bar there is room for one short word: with longer ones, every second bar would have none. */
const SHORT: Record<string, string> = {
  "Priorité haute": "Haute",
  "Priorité moyenne": "Moyenne",
  "Priorité ordinaire": "Ordinaire",
  "Page publique": "Public",
  "Professionnel de santé": "Soignant",
  "Partenaire (DAC, PASS, CCAS…)": "Partenaire",
  "Liste (CPAM, médecin qui part)": "Liste",
  Coordination: "CPTS",
  "Restées sans réponse": "Expirées",
  "Attendent une réponse": "En cours",
};
const shortOf = (label: string): string => SHORT[label] ?? label;

/** A chart without what is masked, which it names; nothing left, it says so instead of an empty frame. */
function ShownChart({ masked, ...chart }: ChartCardProps & { masked: boolean }) {
  const isHidden = (row: ChartCardProps["rows"][number]) =>
    chart.series.every(({ key }) => row[key] === null);
  const hidden = masked ? chart.rows.filter(isHidden).map(({ label }) => label) : [];
  if (hidden.length === 0) return <ChartCard {...chart} />;
  const why = `Masqué, car trop peu nombreux : ${hidden.join(", ")}.`;
  if (hidden.length === chart.rows.length)
    return (
      <section className="mg-chart mg-card">
        <h2>{chart.title}</h2>
        <p className="mg-small mg-soft">{chart.note}</p>
        <p>{why}</p>
      </section>
    );
  const note = (
    <>
      {chart.note} {why}
    </>
  );
  return <ChartCard {...chart} note={note} rows={chart.rows.filter((row) => !isHidden(row))} />;
}
