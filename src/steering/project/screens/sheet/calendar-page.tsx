import "./sheet.css";
import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { Gantt, type GanttRows, GanttTable } from "../../../../design/gantt/index.ts";
import {
  AppLink,
  EmptyState,
  LinkButton,
  Page,
  PrintButton,
  QueryView,
  Section,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import { semesterIndex } from "../../../../platform/time/index.ts";
import type { SheetList } from "../../sheet/sheet-contract.ts";
import { sheetListQuery } from "./sheet-client.ts";
import { SheetTabs } from "./sheet-tabs.tsx";
import { barOf, boundsAround, semesterWords } from "./sheet-words.ts";
import { useLiveSheets } from "./use-live-sheets.ts";
import { useStepMove } from "./use-step-move.ts";

/** The steps of all sheets, semester by semester, moved where they stand. */
export default function CalendarPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const inCpts = useCptsPath();
  const list = useQuery(sheetListQuery(cpts));
  return (
    <Page
      title="Calendrier des fiches action"
      breadcrumb={[{ label: "Projet", href: inCpts("projet") }]}
      actions={<PrintButton />}
    >
      <SheetTabs here="projet/fiches/calendrier" />
      <QueryView query={list} what="le calendrier">
        {(data) =>
          data.items.some((sheet) => sheet.steps.length > 0) ? (
            <Calendar cpts={cpts} list={data} />
          ) : (
            <EmptyState
              title="Aucune étape"
              action={<LinkButton href={inCpts("projet/fiches")}>Voir les fiches</LinkButton>}
            >
              Les étapes s’écrivent dans chaque fiche, par semestre ; elles sont toutes ici, côte à côte.
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}

/** Why some steps are grey and do not move. */
function LockedNote({ list }: { list: SheetList }) {
  const inCpts = useCptsPath();
  const stepped = list.items.filter((sheet) => sheet.steps.length > 0);
  const adopted = stepped.filter((sheet) => sheet.state === "adopted");
  if (stepped.every((sheet) => !sheet.may.write))
    return (
      <p className="mg-soft">
        Vous lisez ce calendrier : la coordination et les pilotes y déplacent les étapes.
      </p>
    );
  if (adopted.length === 0) return null;
  return (
    <p className="mg-soft">
      En gris : les étapes {adopted.length > 1 ? "des fiches adoptées" : "de la fiche adoptée"}{" "}
      {adopted.map((sheet, at) => (
        <Fragment key={sheet.id}>
          {at > 0 && ", "}
          <AppLink href={inCpts(`projet/fiches/${sheet.id}`)}>{sheet.number}</AppLink>
        </Fragment>
      ))}
      . Elles ne bougent plus ; pour les déplacer, reprenez d’abord la fiche comme brouillon.
    </p>
  );
}

function Calendar({ cpts, list }: { cpts: string; list: SheetList }) {
  const inCpts = useCptsPath();
  const { move, isIdle } = useStepMove(cpts);
  useLiveSheets(cpts, isIdle);
  const marked = semesterIndex(list.currentSemester);
  const groups: GanttRows[] = list.items
    .filter((sheet) => sheet.steps.length > 0)
    .map((sheet) => ({
      id: sheet.id,
      label: `${sheet.number} · ${sheet.title}`,
      href: inCpts(`projet/fiches/${sheet.id}`),
      locked: !sheet.may.write || sheet.state === "adopted",
      bars: sheet.steps.map(barOf),
    }));
  const mayMove = groups.some((group) => !group.locked);
  const shared = {
    groups,
    words: semesterWords,
    bounds: boundsAround(marked),
    onChange: mayMove ? move : undefined,
  };
  return (
    <>
      <LockedNote list={list} />
      <Gantt caption="Calendrier des fiches action" marked={marked} {...shared} />
      <Section title="Le même calendrier en tableau">
        <GanttTable caption="Étapes des fiches action" head="Étape" {...shared} />
      </Section>
    </>
  );
}
