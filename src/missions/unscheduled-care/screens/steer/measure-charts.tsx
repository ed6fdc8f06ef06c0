import { ChartCard } from "../../../../design/charts/index.ts";
import { formatPlainDay } from "../../../../design/index.ts";
import type { Measures } from "../../contract.ts";

/** Day by day, or week by week beyond two months: a year of days cannot be read. */
export function MeasureCharts({ measures, csvHref }: { measures: Measures; csvHref: string }) {
  const { byDay, slots } = measures;
  if (byDay.length === 0) return null;
  const weekly = byDay.length > 62;
  const rows = weekly ? byWeek(byDay) : byDay;
  return (
    <div className="mg-columns snp-charts">
      <ChartCard
        title="Demandes et rendez-vous"
        kind="line"
        unit="demandes"
        labelHeader={weekly ? "Semaine du" : "Jour"}
        note={weekly ? "Par semaine, lundi compris." : "Par jour de la demande."}
        series={[
          { key: "requests", name: "Demandes" },
          { key: "booked", name: "Avec un rendez-vous" },
          { key: "within48h", name: "En 48 h" },
        ]}
        rows={rows.map((one) => ({
          label: formatPlainDay(one.day).replace(/^\S+ /, ""),
          requests: one.requests,
          booked: one.booked,
          within48h: one.within48h,
        }))}
        csvHref={csvHref}
      />
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
    </div>
  );
}

type Day = Measures["byDay"][number];

function byWeek(days: readonly Day[]): Day[] {
  const weeks = new Map<string, Day>();
  for (const one of days) {
    const date = new Date(`${one.day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
    const day = date.toISOString().slice(0, 10);
    const week = weeks.get(day) ?? { day, requests: 0, booked: 0, within48h: 0 };
    weeks.set(day, {
      day,
      requests: week.requests + one.requests,
      booked: week.booked + one.booked,
      within48h: week.within48h + one.within48h,
    });
  }
  return [...weeks.values()];
}
