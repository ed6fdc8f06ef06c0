import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import {
  type Column,
  DataTable,
  formatExact,
  formatNumber,
  Section,
  useTimeZone,
} from "../../../../design/index.ts";
import type { Measures } from "../../contract.ts";
import { ViewSwitch } from "../client/view-switch.tsx";
import { minutesWords, percent } from "./measure-words.ts";

type Group = Measures["byCommune"][number];
type ThirdNext = Measures["thirdNext"][number];
type Definition = Measures["definitions"][number];

const GROUPINGS = {
  byCommune: "Par commune",
  byProfession: "Par profession",
  byLevel: "Par niveau",
} as const;
type Grouping = keyof typeof GROUPINGS;

const share = (value: number | null): string => (value === null ? "—" : `${formatNumber(value)} %`);

const GROUP_COLUMNS: Column<Group>[] = [
  { key: "label", header: "Groupe", title: true, cell: (one) => one.label, sortBy: (one) => one.label },
  {
    key: "count",
    header: "Demandes",
    figures: true,
    cell: (one) => (one.masked ? "masqué" : formatNumber(one.count ?? 0)),
    sortBy: (one) => one.count ?? 0,
  },
  {
    key: "24",
    header: "En 24 h",
    figures: true,
    cell: (one) => share(percent(one.measures?.within24h)),
    sortBy: (one) => percent(one.measures?.within24h) ?? -1,
  },
  {
    key: "48",
    header: "En 48 h",
    figures: true,
    cell: (one) => share(percent(one.measures?.within48h)),
    sortBy: (one) => percent(one.measures?.within48h) ?? -1,
  },
  {
    key: "delay",
    header: "Délai médian",
    figures: true,
    cell: (one) => minutesWords(one.measures?.delayObtainedMedianMinutes),
    sortBy: (one) => one.measures?.delayObtainedMedianMinutes ?? 0,
  },
  {
    key: "noshow",
    header: "Absents",
    figures: true,
    cell: (one) => share(percent(one.measures?.noShows)),
    sortBy: (one) => percent(one.measures?.noShows) ?? -1,
  },
];

const days = (value: number | null): string =>
  value === null ? "aucune place" : value === 0 ? "aujourd’hui" : `${formatNumber(value)} j`;

const THIRD_COLUMNS: Column<ThirdNext>[] = [
  {
    key: "profession",
    header: "Profession",
    title: true,
    cell: (one) => one.professionLabel,
    sortBy: (one) => one.professionLabel,
  },
  {
    key: "commune",
    header: "Commune",
    cell: (one) => one.communeName ?? "toutes",
    sortBy: (one) => one.communeName ?? "",
  },
  {
    key: "count",
    header: "Professionnels",
    figures: true,
    cell: (one) => one.professionals,
    sortBy: (one) => one.professionals,
  },
  {
    key: "median",
    header: "Médiane",
    figures: true,
    cell: (one) => days(one.medianDays),
    sortBy: (one) => one.medianDays ?? 999,
  },
  {
    key: "shortest",
    header: "Plus court",
    figures: true,
    cell: (one) => days(one.shortestDays),
    sortBy: (one) => one.shortestDays ?? 999,
  },
  {
    key: "without",
    header: "Sans troisième place",
    figures: true,
    cell: (one) => one.withoutThird,
    deskOnly: true,
  },
];

const DEFINITION_COLUMNS: Column<Definition>[] = [
  { key: "label", header: "Mesure", title: true, cell: (one) => one.label },
  { key: "numerator", header: "Ce qui est compté", cell: (one) => one.numerator },
  { key: "denominator", header: "Rapporté à", cell: (one) => one.denominator ?? "—" },
  { key: "period", header: "Période", cell: (one) => one.period, deskOnly: true },
  { key: "source", header: "Source", cell: (one) => one.source, deskOnly: true },
];

/** The same measures by commune, profession, level; the third next available appointment; and what each figure counts. */
export function MeasureGroups({ measures }: { measures: Measures }) {
  const zone = useTimeZone();
  const [grouping, setGrouping] = useState<Grouping>("byCommune");
  const rows = measures[grouping];
  return (
    <>
      {(measures.byCommune.length > 0 || measures.byLevel.length > 0) && (
        <Section title="Où, qui, à quel niveau">
          <ViewSwitch
            label="Grouper"
            value={grouping}
            views={(Object.keys(GROUPINGS) as Grouping[]).map((value) => ({
              value,
              label: GROUPINGS[value],
            }))}
            onChange={setGrouping}
          />
          <DataTable
            key={grouping}
            caption={GROUPINGS[grouping]}
            columns={GROUP_COLUMNS}
            rows={rows}
            rowKey={(one) => one.key ?? one.label}
            empty={<p className="mg-soft">Aucune demande dans la période.</p>}
          />
        </Section>
      )}
      <Section
        title="Troisième rendez-vous disponible"
        hint="Jours jusqu’à la troisième place libre, à l’instant du calcul : la première est souvent un hasard."
      >
        <DataTable
          caption="Troisième rendez-vous disponible"
          columns={THIRD_COLUMNS}
          rows={measures.thirdNext}
          rowKey={(one) => `${one.professionCode} ${one.communeCode ?? ""}`}
          empty={<p className="mg-soft">Aucun agenda publié.</p>}
        />
      </Section>
      <details className="snp-definitions mg-card">
        <summary>
          Ce que compte chaque chiffre
          <IconChevronDown size={18} aria-hidden className="snp-definitions-sign" />
        </summary>
        <DataTable
          caption="Définitions"
          columns={DEFINITION_COLUMNS}
          rows={measures.definitions}
          rowKey={(one) => one.code}
          empty={null}
        />
        <p className="mg-small mg-soft">
          {measures.quantileMethod} Calculé {formatExact(measures.computedAt, zone)}.
        </p>
      </details>
    </>
  );
}
