import { ChartCard } from "../../../../design/charts/index.ts";
import { DataTable, formatNumber, QueryView, Section } from "../../../../design/index.ts";
import { OfferByCommune } from "./offer-by-commune.tsx";
import { type OfferOfCare, useOffer } from "./use-diagnosis.ts";

/** Who takes care of people here: counted from the directory at this moment, by profession and commune. */
export function Offer({ slug }: { slug: string }) {
  const offer = useOffer(slug);
  return (
    <Section
      title="Offre de soins, comptée dans l’annuaire"
      hint="Telle que l’annuaire de la CPTS la connaît en ce moment. Qui exerce dans deux communes compte une fois en tout, et une fois dans chacune."
    >
      <QueryView query={offer} what="l’offre de soins" shape="figures">
        {(one) => (
          <>
            <p>
              <strong>{one.sentence}</strong>
            </p>
            <ul className="mg-soft mg-small">
              {one.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
            <ChartCard
              title="Professionnels pour 1 000 habitants"
              note={`Annuaire de la CPTS ; ${formatNumber(one.population)} habitants.`}
              kind="bar"
              labelHeader="Profession"
              unit="pour 1 000 habitants"
              series={[{ key: "density", name: "Densité" }]}
              rows={one.rows
                .filter((row) => row.density !== null && row.people > 0)
                .map((row) => ({ label: row.label, density: row.density }))}
            />
            <ByProfession offer={one} />
            {one.people > 0 && <OfferByCommune offer={one} />}
          </>
        )}
      </QueryView>
    </Section>
  );
}

function ByProfession({ offer }: { offer: OfferOfCare }) {
  return (
    <DataTable
      caption="Professionnels par profession"
      rows={offer.rows}
      rowKey={(row) => row.code}
      empty="Aucun professionnel."
      columns={[
        { key: "label", header: "Profession", cell: (row) => row.label, title: true },
        {
          key: "people",
          header: "En tout",
          cell: (row) => formatNumber(row.people),
          sortBy: (row) => row.people,
          figures: true,
        },
        {
          key: "density",
          header: "Pour 1 000 hab.",
          cell: (row) => (row.density === null ? "—" : formatNumber(row.density, 2)),
          sortBy: (row) => row.density ?? 0,
          figures: true,
        },
        {
          key: "over60",
          header: "60 ans et plus",
          cell: (row) =>
            row.over60 ? (
              <>
                {formatNumber(row.over60.percent)} %{" "}
                <span className="mg-soft mg-small">{row.over60.source}</span>
              </>
            ) : (
              <span className="mg-soft">non noté</span>
            ),
          sortBy: (row) => row.over60?.percent ?? -1,
        },
      ]}
    />
  );
}
