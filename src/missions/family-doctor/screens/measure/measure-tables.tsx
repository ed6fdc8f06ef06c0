import {
  type Column,
  DataTable,
  formatExact,
  formatNumber,
  Section,
  useTimeZone,
} from "../../../../design/index.ts";
import type { Measures } from "../../contract.ts";

type Commune = Measures["waiting"]["byCommune"][number] & { high?: number; medium?: number; low?: number };
type Doctor = Measures["proposals"]["byDoctor"][number];
type Definition = Measures["definitions"][number];

const figure = <T,>(key: string, header: string, read: (one: T) => number | null | undefined): Column<T> => ({
  key,
  header,
  figures: true,
  cell: (one) => {
    const value = read(one);
    return value == null ? "masqué" : formatNumber(value);
  },
  sortBy: (one) => read(one) ?? 0,
});

const COMMUNE: Column<Commune> = {
  key: "label",
  header: "Commune",
  title: true,
  cell: (one) => one.label,
  sortBy: (one) => one.label,
};
const BY_BAND: Column<Commune>[] = [
  figure("high", "Haute", (one) => one.high),
  figure("medium", "Moyenne", (one) => one.medium),
  figure("low", "Ordinaire", (one) => one.low),
];

const DOCTORS: Column<Doctor>[] = [
  { key: "label", header: "Médecin", title: true, cell: (one) => one.label, sortBy: (one) => one.label },
  figure("sent", "Envoyées", (one) => one.sent),
  figure("accepted", "Acceptées", (one) => one.accepted),
  figure("refused", "Refusées", (one) => one.refused),
  figure("expired", "Sans réponse", (one) => one.expired),
  figure("withdrawn", "Retirées", (one) => one.withdrawn),
  figure("open", "En cours", (one) => one.open),
];

const DEFINITIONS: Column<Definition>[] = [
  { key: "label", header: "Mesure", title: true, cell: (one) => one.label },
  { key: "numerator", header: "Ce qui est compté", cell: (one) => one.numerator },
  { key: "denominator", header: "Rapporté à", cell: (one) => one.denominator ?? "—" },
  { key: "period", header: "Période", cell: (one) => one.period, deskOnly: true },
  { key: "source", header: "Source", cell: (one) => one.source, deskOnly: true },
];

/** Who waits by commune, what each doctor answered, and what each figure counts. */
export function MeasureTables({ measures }: { measures: Measures }) {
  const zone = useTimeZone();
  const { waiting, proposals } = measures;
  const cells = new Map(waiting.byCommuneAndBand.map((one) => [one.key, one]));
  return (
    <>
      <Section title="En attente, par commune">
        <DataTable
          caption="Patients en attente d’un médecin, par commune et priorité"
          columns={[
            COMMUNE,
            figure<Commune>("count", "En attente", (one) => one.count),
            ...(measures.masked ? [] : BY_BAND),
          ]}
          rows={waiting.byCommune.map((one): Commune => ({ ...cells.get(one.key), ...one }))}
          rowKey={(one) => one.key ?? "unknown"}
          empty={<p className="mg-soft">Personne n’attend à la fin de cette période.</p>}
        />
      </Section>
      {!measures.masked && (
        <Section
          title="Propositions, par médecin"
          hint="Celles envoyées dans la période, selon leur réponse d’aujourd’hui."
        >
          <DataTable
            caption="Propositions envoyées, par médecin et réponse"
            columns={DOCTORS}
            rows={proposals.byDoctor}
            rowKey={(one) => one.professionalId}
            empty={<p className="mg-soft">Aucune proposition n’a été envoyée dans la période.</p>}
          />
        </Section>
      )}
      <details className="mg-card">
        <summary>Ce que compte chaque chiffre</summary>
        <DataTable
          caption="Définitions"
          columns={DEFINITIONS}
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
