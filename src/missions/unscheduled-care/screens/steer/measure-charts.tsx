import { ChartCard } from "../../../../design/charts/index.ts";
import { formatPlainDay } from "../../../../design/index.ts";
import type { Measures } from "../../contract.ts";
import { chartDays, MOST_DAYS } from "./chart-days.ts";
import { Delays } from "./measure-figures.tsx";

type MeasureChartsProps = { measures: Measures; csvHref: string };

/** Requests as bars, with what got an appointment in 48 hours inside; then places and delays side by side. */
export function MeasureCharts({ measures, csvHref }: MeasureChartsProps) {
  const { slots, total } = measures;
  const flagged = total !== null && total.redFlags > 0;
  return (
    <>
      {measures.byDay.length > 0 && <Requests measures={measures} csvHref={csvHref} />}
      <div className="mg-columns snp-charts">
        {slots && (
          <ChartCard
            title="Places offertes"
            kind="share"
            unit="places"
            labelHeader="Places"
            note="Créneaux commencés dans la période."
            series={[{ key: "places", name: "Places" }]}
            rows={[
              { label: "Occupées", places: slots.placesFilled.numerator },
              { label: "Restées libres", places: slots.placesEmpty },
            ]}
          />
        )}
        {total && flagged && (
          <ChartCard
            title="Arrêtées par un signe de gravité"
            kind="share"
            unit="demandes"
            labelHeader="Ce qui a été décidé"
            note="« Appelez le 15 » affiché ; la décision est celle qui est écrite."
            series={[{ key: "requests", name: "Demandes" }]}
            rows={[
              { label: "Confiées au 15", requests: total.calledThe15 },
              { label: "Décidées autrement", requests: total.decidedOtherwise },
              { label: "Sans décision écrite", requests: total.undecided },
            ]}
          />
        )}
        {total && !flagged && <Delays total={total} />}
      </div>
      {total && flagged && <Delays total={total} />}
    </>
  );
}

function Requests({ measures, csvHref }: MeasureChartsProps) {
  const bars = chartDays(measures.byDay, measures.from, measures.to);
  const weekly =
    bars.length > 0 && Date.parse(measures.to) - Date.parse(measures.from) >= MOST_DAYS * 86_400_000;
  return (
    <ChartCard
      title={weekly ? "Demandes par semaine" : "Demandes par jour"}
      kind="stacked"
      unit="demandes"
      labelHeader={weekly ? "Semaine du" : "Jour"}
      note={weekly ? "Par semaine, à partir du lundi ; date de la demande." : "Au jour de la demande."}
      series={[
        { key: "within48h", name: "Avec un rendez-vous en 48 h" },
        { key: "others", name: "Autres demandes" },
      ]}
      rows={bars.map((one) => ({
        label: formatPlainDay(one.day).replace(/^\S+ | \d{4}$/g, ""),
        within48h: one.within48h,
        others: one.others,
      }))}
      csvHref={csvHref}
    />
  );
}
