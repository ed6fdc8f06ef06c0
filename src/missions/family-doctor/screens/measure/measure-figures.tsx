import { ChartCard } from "../../../../design/charts/index.ts";
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
      <span className="mg-small mg-soft">moins de 11</span>
    </div>
  );
}

function Charts({ measures, csvHref }: FiguresProps) {
  const { waiting, opened, delay, proposals } = measures;
  const count = [{ key: "count", name: "Demandes" }];
  return (
    <div className="mt-charts">
      <ChartCard
        title="En attente, par priorité"
        kind="bar"
        unit="demandes"
        labelHeader="Priorité"
        note="À la fin de la période ; la priorité est celle d’aujourd’hui."
        series={count}
        rows={waiting.byBand.map(({ label, count: value }) => ({ label, count: value }))}
        csvHref={csvHref}
      />
      <ChartCard
        title="Délai jusqu’à l’acceptation"
        kind="bar"
        unit="jours"
        labelHeader="Priorité"
        note="Acceptations de la période."
        series={[
          { key: "median", name: "Médiane" },
          { key: "p90", name: "90e centile" },
        ]}
        rows={delay.byBand.map((one) => ({ label: one.label, median: one.medianDays, p90: one.p90Days }))}
      />
      <ChartCard
        title="Par où arrivent les demandes"
        kind="bar"
        unit="demandes"
        labelHeader="Origine"
        note="Demandes ouvertes dans la période."
        series={count}
        rows={opened.byOrigin.map(({ label, count: value }) => ({ label, count: value }))}
      />
      <ChartCard
        title="Réponses des médecins"
        kind="bar"
        unit="propositions"
        labelHeader="Réponse"
        note="Propositions envoyées dans la période."
        series={[{ key: "count", name: "Propositions" }]}
        rows={proposals.byAnswer.map(({ label, count: value }) => ({ label, count: value }))}
      />
    </div>
  );
}
