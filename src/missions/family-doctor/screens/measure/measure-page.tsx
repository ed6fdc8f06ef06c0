import "../search.css";
import { Checkbox, Select } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  addDays,
  api,
  DayInput,
  dateIn,
  ErrorState,
  formatPlainDate,
  Loading,
  Page,
  PolicyNote,
  PrintButton,
  useCpts,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import type { Measures } from "../../contract.ts";
import { MeasureFigures } from "./measure-figures.tsx";
import { MeasureTables } from "./measure-tables.tsx";
import { measuresPath, type Period, pastQuarters } from "./measured-period.ts";

/** « Mesures »: who waits, who came, how long, what doctors answered; exported as shown. */
export default function MeasurePage() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const figuresOnly = !cpts?.roles.some((role) => role === "coordinator" || role === "administrator");
  const { period, setPeriod, mask, setMask, today } = usePeriod(figuresOnly);
  const measures = useQuery({
    queryKey: ["family-doctor", slug, "measures", period, mask],
    queryFn: () => api.get<Measures>(measuresPath(slug, period, mask)),
    enabled: slug !== "" && period.from <= period.to,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <Page
      title="Mesures : trouver un médecin traitant"
      subtitle={`Du ${formatPlainDate(period.from)} au ${formatPlainDate(period.to)}, les deux compris.`}
      actions={
        <>
          <Download href={measuresPath(slug, period, mask, "measures.csv")}>Exporter (CSV)</Download>
          <Download href={measuresPath(slug, period, mask, "measures.xlsx")}>Exporter (Excel)</Download>
          <PrintButton />
        </>
      }
    >
      <div className="mt-pair mg-no-print">
        {mask ? (
          <QuarterChoice today={today} period={period} onChange={setPeriod} />
        ) : (
          <>
            <DayInput
              label="Du"
              value={period.from}
              latest={period.to}
              onChange={(from) => setPeriod({ ...period, from })}
            />
            <DayInput
              label="Au"
              value={period.to}
              earliest={period.from}
              latest={today}
              onChange={(to) => setPeriod({ ...period, to })}
            />
          </>
        )}
        {!figuresOnly && (
          <Checkbox
            label="Pour publier : un trimestre terminé, les nombres sous 11 masqués"
            checked={mask}
            onChange={(event) => setMask(event.currentTarget.checked)}
          />
        )}
      </div>
      {measures.isError && <ErrorState error={measures.error} onRetry={() => void measures.refetch()} />}
      {measures.isPending && <Loading what="les mesures" shape="figures" />}
      {measures.data && (
        <div className="mg-stack" aria-busy={measures.isPlaceholderData || undefined}>
          <MeasureFigures
            measures={measures.data}
            csvHref={measuresPath(slug, period, mask, "measures.csv")}
          />
          <MeasureTables measures={measures.data} />
        </div>
      )}
      <PolicyNote
        may={["Voir et exporter les mesures de la mission."]}
        openTo="coordination et administration ; l’autorité invitée (ARS, CPAM) voit les trimestres terminés, les nombres sous 11 masqués"
      />
    </Page>
  );
}

function usePeriod(figuresOnly: boolean) {
  const today = dateIn(useMinute(), useTimeZone());
  const [wanted, setMask] = useState(false);
  const [chosen, setPeriod] = useState<Period | null>(null);
  const [quarter, setQuarter] = useState<Period | null>(null);
  const mask = wanted || figuresOnly;
  const usual = { from: addDays(today, -89), to: today };
  return {
    today,
    mask,
    setMask,
    period: mask ? (quarter ?? pastQuarters(today)[0] ?? usual) : (chosen ?? usual),
    setPeriod: mask ? setQuarter : setPeriod,
  };
}

function QuarterChoice({
  today,
  period,
  onChange,
}: {
  today: string;
  period: Period;
  onChange: (period: Period) => void;
}) {
  const quarters = pastQuarters(today);
  return (
    <Select
      label="Trimestre"
      allowDeselect={false}
      data={quarters.map(({ from, label }) => ({ value: from, label }))}
      value={period.from}
      onChange={(from) => {
        const found = quarters.find((one) => one.from === from);
        if (found) onChange({ from: found.from, to: found.to });
      }}
    />
  );
}

function Download({ href, children }: { href: string; children: string }) {
  return (
    <a className="mg-download" href={href} download>
      <IconDownload size={18} aria-hidden />
      {children}
    </a>
  );
}
