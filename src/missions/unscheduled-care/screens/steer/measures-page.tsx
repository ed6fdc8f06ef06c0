import "../care.css";
import "./measures.css";
import { Checkbox } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useLocation } from "@tanstack/react-router";
import {
  DayInput,
  dateIn,
  ErrorState,
  formatPlainDate,
  Loading,
  Page,
  PolicyNote,
  PrintButton,
  useCpts,
  useCptsPath,
  useGo,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import { ViewSwitch } from "../client/view-switch.tsx";
import { MeasureCharts } from "./measure-charts.tsx";
import { MeasureFigures } from "./measure-figures.tsx";
import { MeasureGroups } from "./measure-groups.tsx";
import { lastDays, measuresPath, type Period, periodBefore, useMeasures } from "./use-measures.ts";

const READY = { 7: "7 jours", 30: "30 jours", 90: "90 jours", 365: "Un an" } as const;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** « Mesures »: figures, charts with their table, definitions, over a chosen period; exported as shown. */
export default function MeasuresPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const { period, set, length } = usePeriod();
  const now = useMeasures(cpts, period);
  const before = useMeasures(cpts, periodBefore(period));
  return (
    <Page
      title="Mesures des soins non programmés"
      subtitle={`Du ${formatPlainDate(period.from)} au ${formatPlainDate(period.to)}, les deux compris.`}
      actions={
        <>
          <a className="mg-download" href={measuresPath(cpts, period, "measures.csv")} download>
            <IconDownload size={18} aria-hidden />
            Exporter (CSV)
          </a>
          <a className="mg-download" href={measuresPath(cpts, period, "measures.xlsx")} download>
            <IconDownload size={18} aria-hidden />
            Exporter (Excel)
          </a>
          <PrintButton />
        </>
      }
    >
      <PeriodChoice period={period} length={length} set={set} />
      {now.isError && !now.data && <ErrorState error={now.error} onRetry={() => void now.refetch()} />}
      {now.isPending && <Loading what="les mesures" shape="figures" />}
      {now.data && (
        <div className="mg-stack snp-measures" aria-busy={now.isPlaceholderData || undefined}>
          <MeasureFigures measures={now.data} before={before.isPlaceholderData ? undefined : before.data} />
          <MeasureCharts measures={now.data} csvHref={measuresPath(cpts, period, "measures.csv")} />
          <MeasureGroups measures={now.data} />
        </div>
      )}
      <PolicyNote
        may={["Voir et exporter les mesures par commune, profession et niveau."]}
        openTo="coordination et administration ; les autres rôles voient les totaux"
      />
    </Page>
  );
}

/** The period is in the address: it can be sent to a colleague. */
function usePeriod() {
  const { du, au, masque } = useLocation().search as { du?: string; au?: string; masque?: string };
  const today = dateIn(useMinute(), useTimeZone());
  const path = useCptsPath();
  const go = useGo();
  const usual = lastDays(today, 30);
  const period: Period =
    du && au && DATE.test(du) && DATE.test(au) && du <= au
      ? { from: du, to: au, mask: masque === "1" }
      : { ...usual, mask: masque === "1" };
  const length = (Object.keys(READY).map(Number) as (keyof typeof READY)[]).find(
    (days) => lastDays(today, days).from === period.from && period.to === today,
  );
  const set = (next: Period) =>
    go(path(`soins/mesures?du=${next.from}&au=${next.to}${next.mask ? "&masque=1" : ""}`), { replace: true });
  return {
    period,
    set,
    length: { days: length, choose: (days: number) => set({ ...lastDays(today, days), mask: period.mask }) },
  };
}

type PeriodChoiceProps = {
  period: Period;
  length: { days: number | undefined; choose: (days: number) => void };
  set: (period: Period) => void;
};

function PeriodChoice({ period, length, set }: PeriodChoiceProps) {
  const today = dateIn(useMinute(), useTimeZone());
  return (
    <div className="snp-period mg-no-print">
      <ViewSwitch
        label="Période"
        value={String(length.days ?? "")}
        views={Object.entries(READY).map(([value, label]) => ({ value, label }))}
        onChange={(days) => length.choose(Number(days))}
      />
      <DayInput
        label="Du"
        value={period.from}
        latest={period.to}
        onChange={(from) => set({ ...period, from })}
      />
      <DayInput
        label="Au"
        value={period.to}
        earliest={period.from}
        latest={today}
        onChange={(to) => set({ ...period, to })}
      />
      <Checkbox
        label="Pour publier : masquer les groupes de moins de 11"
        checked={period.mask}
        onChange={(event) => set({ ...period, mask: event.currentTarget.checked })}
      />
    </div>
  );
}
