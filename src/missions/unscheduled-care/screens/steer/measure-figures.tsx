import { counted, Figure, type FigureProps } from "../../../../design/index.ts";
import type { Measures } from "../../contract.ts";
import { changeOf, minutesWords, outOf, percent } from "./measure-words.ts";

type Totals = NonNullable<Measures["total"]>;

/** The figures of the period, with their slope against the period of the same length before. */
export function MeasureFigures({ measures, before }: { measures: Measures; before: Measures | undefined }) {
  const { total, slots } = measures;
  if (!total)
    return <p className="snp-note">Moins de 11 demandes dans la période : les chiffres sont masqués.</p>;
  const than = "que la période d’avant";
  const withSlope = (
    figure: Omit<FigureProps, "value" | "slope">,
    read: (one: Totals) => number | null,
    moreIsBetter?: boolean,
  ) => {
    const change = before?.total ? changeOf(read(total), read(before.total)) : null;
    return (
      <Figure
        key={figure.label}
        {...figure}
        value={read(total)}
        {...(change === null
          ? {}
          : { slope: { change, than, ...(moreIsBetter === undefined ? {} : { moreIsBetter }) } })}
      />
    );
  };
  return (
    <div className="mg-columns mg-figures-row">
      {withSlope({ label: "Demandes reçues", since: "dans la période" }, (one) => one.requests)}
      {withSlope(
        { label: "Rendez-vous en 24 h", unit: "%", since: settledOf(total.within24h, total.inProgress24h) },
        (one) => percent(one.within24h),
        true,
      )}
      {withSlope(
        { label: "Rendez-vous en 48 h", unit: "%", since: settledOf(total.within48h, total.inProgress48h) },
        (one) => percent(one.within48h),
        true,
      )}
      {withSlope(
        { label: "Dans le délai demandé", unit: "%", since: outOf(total.withinAsked) },
        (one) => percent(one.withinAsked),
        true,
      )}
      {withSlope(
        { label: "Absents au rendez-vous", unit: "%", since: outOf(total.noShows) },
        (one) => percent(one.noShows),
        false,
      )}
      {withSlope(
        { label: "Arrêtées par un signe de gravité", since: flagWords(total) },
        (one) => one.redFlags,
      )}
      {slots && (
        <Figure
          label="Places occupées"
          unit="%"
          value={percent(slots.placesFilled)}
          since={`${outOf(slots.placesFilled)} places offertes`}
        />
      )}
      {slots && (
        <Figure
          label="Places restées libres"
          value={slots.placesEmpty}
          since={`${slots.emptySlots} créneaux vides`}
        />
      )}
    </div>
  );
}

/** Requests whose hours are not over are neither kept nor missed: said beside, not counted. */
const settledOf = (ratio: Totals["within24h"], inProgress: number): string =>
  `${outOf(ratio)}${inProgress > 0 ? `, ${inProgress} en cours` : ""}`;

const flagWords = ({ redFlags, calledThe15, undecided }: Totals): string => {
  if (redFlags === 0) return "dans la période";
  const rest = undecided > 0 ? `, ${undecided} sans décision écrite` : "";
  return `dont ${counted(calledThe15, "confiée au 15", "confiées au 15")}${rest}`;
};

/** How long patients were to wait, and how long they did. */
export function Delays({ total }: { total: Totals }) {
  return (
    <section className="mg-card snp-delays-card" aria-label="Délais">
      <h2>Délais</h2>
      <dl className="snp-delays">
        <div>
          <dt>Demandé, médiane</dt>
          <dd>{minutesWords(total.delayAskedMedianMinutes)}</dd>
        </div>
        <div>
          <dt>Obtenu, médiane</dt>
          <dd>{minutesWords(total.delayObtainedMedianMinutes)}</dd>
        </div>
        <div>
          <dt>Obtenu par 9 patients sur 10</dt>
          <dd>{minutesWords(total.delayObtainedP90Minutes)}</dd>
        </div>
      </dl>
    </section>
  );
}
