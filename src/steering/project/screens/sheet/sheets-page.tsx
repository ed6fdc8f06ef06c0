import "./sheet.css";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type Column,
  DataTable,
  EmptyState,
  LinkButton,
  Page,
  QueryView,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import type { SheetLine, SheetList } from "../../sheet/sheet-contract.ts";
import { refreshSheets, sheetClient, sheetListQuery } from "./sheet-client.ts";
import { SheetTabs } from "./sheet-tabs.tsx";
import { euros, STATE_MEANINGS } from "./sheet-words.ts";
import { useLiveSheets } from "./use-live-sheets.ts";

/** All action sheets, by mission, each with what it lacks. */
export default function SheetsPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const inCpts = useCptsPath();
  const [archived, setArchived] = useState(false);
  const list = useQuery(sheetListQuery(cpts, archived));
  useLiveSheets(cpts);
  const steers = list.data?.may.steer === true;
  return (
    <Page
      title="Fiches action"
      subtitle="Ce que la CPTS fera, mission par mission : qui, quoi, quand, avec quels moyens."
      breadcrumb={[{ label: "Projet", href: inCpts("projet") }]}
      actions={
        steers && (
          <LinkButton
            href={inCpts("projet/fiches/nouvelle")}
            leftSection={<IconPlus size={20} aria-hidden />}
          >
            Nouvelle fiche
          </LinkButton>
        )
      }
    >
      <SheetTabs here="projet/fiches" />
      <QueryView query={list} what="les fiches">
        {(data) => (
          <>
            {data.items.length === 0 ? (
              <Nothing archived={archived} steers={steers} />
            ) : (
              <ByMission list={data} cpts={cpts} archived={archived} />
            )}
            <div className="mg-actions mg-no-print">
              {data.items.length > 0 && !archived && (
                <>
                  <a className="ps-link" href={`/api/c/${cpts}/project/sheet-summary?format=pdf`} download>
                    Synthèse d’une page (PDF)
                  </a>
                  <a className="ps-link" href={`/api/c/${cpts}/project/sheet-summary?format=docx`} download>
                    Synthèse (Word)
                  </a>
                </>
              )}
              {(archived || data.archived > 0) && (
                <Button variant="subtle" onClick={() => setArchived(!archived)}>
                  {archived ? "Revenir aux fiches du projet" : `Voir les fiches rangées (${data.archived})`}
                </Button>
              )}
            </div>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Nothing({ archived, steers }: { archived: boolean; steers: boolean }) {
  const inCpts = useCptsPath();
  if (archived)
    return <EmptyState title="Aucune fiche rangée">Les fiches que vous rangez seront ici.</EmptyState>;
  return (
    <EmptyState
      title="Aucune fiche action"
      action={
        steers && (
          <LinkButton href={inCpts("projet/fiches/nouvelle")}>Partir d’une fiche de départ</LinkButton>
        )
      }
    >
      Une fiche dit une action du projet de santé : sa situation de départ, ses objectifs, ses indicateurs,
      ses moyens et ses étapes. Des fiches de départ existent pour chaque mission.
    </EmptyState>
  );
}

function ByMission({ list, cpts, archived }: { list: SheetList; cpts: string; archived: boolean }) {
  const inCpts = useCptsPath();
  const queries = useQueryClient();
  const restore = async (sheet: SheetLine) => {
    try {
      await sheetClient.restore(cpts, sheet.id);
      await refreshSheets(queries, cpts);
      sayDone(`La fiche ${sheet.number} est de nouveau dans le projet.`);
    } catch (error) {
      sayProblem(error);
    }
  };
  const columns: Column<SheetLine>[] = [
    {
      key: "title",
      header: "Fiche",
      title: true,
      cell: (sheet) => `${sheet.number} · ${sheet.title}`,
      sortBy: (sheet) => sheet.number,
    },
    {
      key: "state",
      header: "État",
      cell: (sheet) => <StatusBadge meaning={STATE_MEANINGS[sheet.state]}>{sheet.stateLabel}</StatusBadge>,
    },
    { key: "filled", header: "Remplie", cell: (sheet) => <Filled sheet={sheet} /> },
    {
      key: "pilots",
      header: "Pilotes",
      cell: (sheet) => sheet.pilots.map((one) => one.name).join(", ") || "—",
    },
    {
      key: "budget",
      header: "Budget",
      figures: true,
      cell: (sheet) => (sheet.budgetCents > 0 ? euros(sheet.budgetCents) : "—"),
      sortBy: (sheet) => sheet.budgetCents,
    },
    ...(archived && list.may.steer
      ? [
          {
            key: "restore",
            header: "Remettre",
            cell: (sheet: SheetLine) => (
              <Button variant="default" size="compact-md" onClick={() => void restore(sheet)}>
                Remettre dans le projet
              </Button>
            ),
          },
        ]
      : []),
  ];
  return list.missions.map((mission) => {
    const own = list.items.filter((sheet) => sheet.missionCode === mission.code);
    if (own.length === 0 && archived) return null;
    return (
      <Section
        key={mission.code}
        title={mission.label}
        {...(mission.isCore ? {} : { hint: "Mission facultative" })}
      >
        <DataTable
          caption={`Fiches de la mission « ${mission.label} »`}
          columns={columns}
          rows={own}
          rowKey={(sheet) => sheet.id}
          rowHref={(sheet) => inCpts(`projet/fiches/${sheet.id}`)}
          empty={<p className="mg-soft">Aucune fiche pour cette mission.</p>}
        />
      </Section>
    );
  });
}

function Filled({ sheet }: { sheet: SheetLine }) {
  const { done, of, lacks } = sheet.completeness;
  const [first] = lacks.filter((lack) => lack.isNeeded);
  return (
    <span className="ps-filled">
      <meter
        min={0}
        max={of}
        value={done}
        aria-label={`Fiche ${sheet.number} : avancement`}
        className="ps-meter"
      />
      <span className="mg-figures">
        {done} sur {of}
      </span>
      {first && <span className="mg-small mg-soft">{first.sentence}</span>}
    </span>
  );
}
