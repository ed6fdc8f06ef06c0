import { Select } from "@mantine/core";
import { useState } from "react";
import { ChartCard } from "../../../../design/charts/index.ts";
import { DataTable, formatNumber } from "../../../../design/index.ts";
import type { OfferOfCare } from "./use-diagnosis.ts";

const PAGE = 20;
const MOST_BARS = 30;

interface Line {
  code: string;
  name: string;
  inhabitants: number | null;
  isPartial: boolean;
  people: number;
  density: number | null;
}

/* A commune without anyone has a density too: zero. */
function linesOf(offer: OfferOfCare, profession: string): Line[] {
  const row = offer.rows.find((one) => one.code === profession);
  const counted = new Map(row?.byCommune.map((one) => [one.code, one]));
  return offer.communes
    .map(({ code, name, inhabitants, isPartial }) => {
      const one = counted.get(code);
      const none = inhabitants ? 0 : null;
      return { code, name, inhabitants, isPartial, people: one?.people ?? 0, density: one?.density ?? none };
    })
    .sort((a, b) => (b.density ?? -1) - (a.density ?? -1) || b.people - a.people);
}

/** One profession, every commune: how many, and for 1,000 inhabitants. */
export function OfferByCommune({ offer }: { offer: OfferOfCare }) {
  const present = offer.rows.filter((row) => row.people > 0);
  const [profession, setProfession] = useState(present[0]?.code ?? "");
  const [shown, setShown] = useState(PAGE);
  const lines = linesOf(offer, profession);
  const label = present.find((row) => row.code === profession)?.label ?? "";
  return (
    <div className="mg-stack">
      <Select
        label="Par commune, une profession à la fois"
        allowDeselect={false}
        data={present.map((row) => ({
          value: row.code,
          label: `${row.label} (${formatNumber(row.people)})`,
        }))}
        value={profession}
        onChange={(value) => setProfession(value ?? "")}
        maw={420}
      />
      <ChartCard
        title={`${label} pour 1 000 habitants, par commune`}
        note={
          lines.length > MOST_BARS
            ? `Les ${MOST_BARS} communes les mieux pourvues ; toutes sont dans le tableau.`
            : "Annuaire de la CPTS, population de chaque commune entière."
        }
        kind="bar"
        labelHeader="Commune"
        unit="pour 1 000 habitants"
        series={[{ key: "density", name: "Densité" }]}
        rows={lines.slice(0, MOST_BARS).map(({ name, density }) => ({ label: name, density }))}
      />
      <DataTable
        caption={`${label}, commune par commune`}
        rows={lines.slice(0, shown)}
        rowKey={(line) => line.code}
        empty="Aucune commune."
        {...(lines.length > shown ? { more: { loading: false, onMore: () => setShown(shown + PAGE) } } : {})}
        columns={[
          {
            key: "name",
            header: "Commune",
            cell: (line) => (line.isPartial ? `${line.name} (toute la commune)` : line.name),
            title: true,
          },
          {
            key: "inhabitants",
            header: "Habitants",
            cell: (line) => (line.inhabitants === null ? "—" : formatNumber(Math.round(line.inhabitants))),
            figures: true,
          },
          {
            key: "people",
            header: "Professionnels",
            cell: (line) => formatNumber(line.people),
            figures: true,
          },
          {
            key: "density",
            header: "Pour 1 000 hab.",
            cell: (line) => (line.density === null ? "—" : formatNumber(line.density, 2)),
            figures: true,
          },
        ]}
      />
    </div>
  );
}
