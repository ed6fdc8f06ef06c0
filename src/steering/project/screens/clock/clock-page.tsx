import "./clock.css";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  AppLink,
  type Column,
  DataTable,
  EmptyState,
  formatPlainDate,
  formatPlainDay,
  holdsOneOf,
  Page,
  PrintButton,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
  useCptsPath,
  useLiveEvents,
} from "../../../../design/index.ts";
import type { Clock, ContractDate } from "../../clock/clock-contract.ts";
import { CalendarSection } from "./calendar-section.tsx";
import { clockQuery, DATE_WORDS, leftWords } from "./clock-client.ts";
import { ClockLine } from "./clock-line.tsx";
import { DateForm } from "./date-form.tsx";

const TOPICS = ["project-clock", "project-circuit"];

/** The dates of the signed contract: the next ones, the whole line, the table. */
export default function ClockPage() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const pathTo = useCptsPath();
  const clock = useQuery(clockQuery(slug));
  const queries = useQueryClient();
  useLiveEvents(
    slug ? `/api/c/${slug}/live` : null,
    () => void queries.invalidateQueries({ queryKey: clockQuery(slug).queryKey, exact: true }),
    TOPICS,
  );
  const mayWrite = holdsOneOf(cpts, ["coordinator", "administrator"]);
  const maySubscribe = mayWrite || holdsOneOf(cpts, ["professional"]);
  return (
    <Page
      title="Échéances du contrat"
      subtitle={
        clock.data?.contract ? (
          <ContractWords clock={clock.data} />
        ) : (
          "Elles se comptent depuis la signature du contrat."
        )
      }
      actions={<PrintButton />}
    >
      <QueryView query={clock} what="les échéances" shape="list">
        {(data) =>
          data.contract ? (
            <>
              {data.contract.end && <ContractEnd end={data.contract.end} />}
              <NextDates dates={data.dates} isEnded={data.contract.end !== null} />
              <Section title="De la signature au renouvellement">
                <ClockLine clock={data} />
              </Section>
              <AllDates slug={slug} clock={data} mayWrite={mayWrite} />
              {maySubscribe && <CalendarSection slug={slug} />}
            </>
          ) : (
            <EmptyState
              title="Aucun contrat n’est signé"
              action={<AppLink href={pathTo("projet/circuit")}>Voir où en est le projet</AppLink>}
            >
              Le jour de la signature, notée dans le circuit, fait naître ici les dates de chaque mission, les
              anniversaires et le renouvellement. La coordination en est avertie à l’avance.
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}

function ContractWords({ clock }: { clock: Clock }) {
  if (!clock.contract) return null;
  const { signedOn, renewsOn, year, end } = clock.contract;
  return (
    <>
      Contrat signé le {formatPlainDay(signedOn)}
      {year !== null && `, ${year === 1 ? "1re" : `${year}e`} année`}
      {renewsOn && `. À renouveler le ${formatPlainDate(renewsOn)}.`}
      {end && `. Il ${end.isOver ? "a pris" : "prend"} fin le ${formatPlainDate(end.on)}.`}
    </>
  );
}

type End = NonNullable<NonNullable<Clock["contract"]>["end"]>;

function ContractEnd({ end }: { end: End }) {
  const pathTo = useCptsPath();
  return (
    <Section title={`Contrat ${end.words}`}>
      <p>
        {end.isOver ? "Il ne vaut plus depuis le" : "Il ne vaudra plus à partir du"} {formatPlainDay(end.on)}.
        Les échéances {end.isOver ? "" : "d’après ce jour "}sont arrêtées : plus d’alerte, plus rien dans les
        calendriers abonnés.
      </p>
      {end.remark && <p className="mg-soft">{end.remark}</p>}
      <p>
        <AppLink href={pathTo("projet/circuit")}>Voir le circuit</AppLink>
      </p>
    </Section>
  );
}

function NextDates({ dates, isEnded }: { dates: readonly ContractDate[]; isEnded: boolean }) {
  const next = dates.filter((one) => one.state === "late" || one.state === "soon");
  const first = dates.find((one) => one.state === "ahead");
  return (
    <Section title="Ce qui vient">
      {next.length === 0 ? (
        <p>
          {isEnded && !first ? "Plus rien n’est attendu." : "Rien dans les trois mois."}
          {first?.dueOn && ` Ensuite : ${first.label}, ${formatPlainDay(first.dueOn)}.`}
        </p>
      ) : (
        <ul className="mg-stack">
          {next.map((one) => (
            <li key={one.key}>
              <StatusBadge meaning={DATE_WORDS[one.state].meaning}>{DATE_WORDS[one.state].label}</StatusBadge>{" "}
              <strong>{one.label}</strong>
              {one.dueOn && `, ${formatPlainDay(one.dueOn)} (${leftWords(one.daysLeft)})`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function AllDates({ slug, clock, mayWrite }: { slug: string; clock: Clock; mayWrite: boolean }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const date = clock.dates.find((one) => one.key === chosen);
  return (
    <Section
      title="Toutes les échéances"
      hint={`Délais comptés depuis la signature, au dernier jour du mois quand il est trop court. Sources : ${clock.sources.join(" ; ")}.`}
    >
      {date && clock.contract && (
        <DateForm
          key={`${date.key}.${date.revision}`}
          slug={slug}
          contractNth={clock.contract.nth}
          date={date}
          today={clock.today}
          onClose={() => setChosen(null)}
        />
      )}
      <DataTable
        caption="Échéances du contrat"
        columns={[
          ...columns,
          ...(mayWrite
            ? [
                {
                  key: "act",
                  header: "Noter",
                  cell: (row: ContractDate) =>
                    row.kind === "signature" || row.kind === "end" ? (
                      "—"
                    ) : (
                      <Button
                        size="compact-md"
                        variant="subtle"
                        aria-label={`Noter : ${row.label}`}
                        onClick={() => setChosen(row.key)}
                      >
                        Noter
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
        rows={clock.dates}
        rowKey={(row) => row.key}
        empty={null}
      />
    </Section>
  );
}

const columns: Column<ContractDate>[] = [
  {
    key: "label",
    header: "Échéance",
    title: true,
    cell: (row) => (
      <>
        {row.label}
        {row.note && <div className="mg-small mg-soft">{row.note}</div>}
      </>
    ),
  },
  {
    key: "due",
    header: "Le",
    sortBy: (row) => row.dueOn ?? "9999",
    cell: (row) => (
      <>
        {row.dueOn ? formatPlainDate(row.dueOn) : "à fixer par la CPTS"}
        {row.computedOn && row.dueOn !== row.computedOn && (
          <div className="mg-small mg-soft">au lieu du {formatPlainDate(row.computedOn)}</div>
        )}
      </>
    ),
  },
  {
    key: "state",
    header: "État",
    cell: (row) => (
      <>
        <StatusBadge meaning={DATE_WORDS[row.state].meaning}>{DATE_WORDS[row.state].label}</StatusBadge>
        {row.doneOn && row.kind !== "signature" && (
          <div className="mg-small mg-soft">le {formatPlainDate(row.doneOn)}</div>
        )}
      </>
    ),
  },
  {
    key: "left",
    header: "Délai",
    deskOnly: true,
    cell: (row) => (row.state === "done" || row.state === "stopped" ? "" : leftWords(row.daysLeft)),
  },
];
