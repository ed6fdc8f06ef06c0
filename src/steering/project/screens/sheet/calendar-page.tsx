import "./sheet.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { Gantt, type GanttBar, type GanttRows, GanttTable } from "../../../../design/gantt/index.ts";
import {
  EmptyState,
  LinkButton,
  offerUndo,
  Page,
  PrintButton,
  QueryView,
  Section,
  sayProblem,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import { semesterIndex } from "../../../../platform/time/index.ts";
import type { SheetLine, SheetList, StepsInput } from "../../sheet/sheet-contract.ts";
import { refreshSheets, sheetClient, sheetKeys, sheetListQuery } from "./sheet-client.ts";
import { SheetTabs } from "./sheet-tabs.tsx";
import { barOf, boundsAround, semesterWords, withBar } from "./sheet-words.ts";

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

function Calendar({ cpts, list }: { cpts: string; list: SheetList }) {
  const inCpts = useCptsPath();
  const move = useStepMove(cpts, list);
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
      <Gantt caption="Calendrier des fiches action" marked={marked} {...shared} />
      <Section title="Le même calendrier en tableau">
        <GanttTable caption="Étapes des fiches action" head="Étape" {...shared} />
      </Section>
    </>
  );
}

/** Shows the step where it was put, saves one move after the other, and lets it be put back. */
function useStepMove(cpts: string, list: SheetList) {
  const queries = useQueryClient();
  const queue = useRef(Promise.resolve());
  const hideUndo = useRef(() => {});
  const key = sheetKeys.list(cpts, false);
  const find = (id: string): SheetLine | undefined =>
    queries.getQueryData<SheetList>(key)?.items.find((one) => one.id === id);
  const change = (id: string, next: Partial<SheetLine>) =>
    queries.setQueryData<SheetList>(
      key,
      (now) => now && { ...now, items: now.items.map((one) => (one.id === id ? { ...one, ...next } : one)) },
    );
  const push = async (id: string): Promise<void> => {
    const sheet = find(id);
    if (!sheet) return;
    try {
      const { revision } = await sheetClient.saveSteps(cpts, id, {
        revision: sheet.revision,
        steps: sheet.steps as StepsInput["steps"],
      });
      change(id, { revision });
    } catch (error) {
      await refreshSheets(queries, cpts);
      sayProblem(error);
    }
  };
  const place = (id: string, bar: GanttBar): void => {
    const sheet = find(id);
    if (!sheet) return;
    change(id, { steps: withBar(sheet.steps, bar) });
    queue.current = queue.current.then(() => push(id));
  };
  return (sheetId: string, bar: GanttBar) => {
    const before = list.items.find((one) => one.id === sheetId)?.steps.find((one) => one.id === bar.id);
    if (!before) return;
    place(sheetId, bar);
    hideUndo.current();
    hideUndo.current = offerUndo(`« ${bar.label} » : ${semesterWords.span(bar.from, bar.until)}.`, () =>
      place(sheetId, barOf(before)),
    );
  };
}
