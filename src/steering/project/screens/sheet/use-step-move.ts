import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { GanttBar } from "../../../../design/gantt/index.ts";
import { ApiProblem, offerUndo, sayProblem } from "../../../../design/index.ts";
import type { Sheet, SheetLine, SheetList, StepsInput } from "../../sheet/sheet-contract.ts";
import { refreshSheets, sheetClient, sheetKeys } from "./sheet-client.ts";
import { barOf, semesterWords, withBar } from "./sheet-words.ts";

type Steps = StepsInput["steps"];

/** Shows the step where it was put, saves one move after the other, and lets it be put back. */
export function useStepMove(cpts: string) {
  const queries = useQueryClient();
  const queue = useRef(Promise.resolve());
  const waiting = useRef(0);
  const hideUndo = useRef(() => {});
  const key = sheetKeys.list(cpts, false);
  const find = (id: string): SheetLine | undefined =>
    queries.getQueryData<SheetList>(key)?.items.find((one) => one.id === id);
  const change = (id: string, next: Partial<SheetLine>) =>
    queries.setQueryData<SheetList>(
      key,
      (now) => now && { ...now, items: now.items.map((one) => (one.id === id ? { ...one, ...next } : one)) },
    );
  const push = async (id: string, bar: GanttBar, before: GanttBar): Promise<void> => {
    const sheet = find(id);
    if (!sheet) return;
    try {
      const { revision } = await saveBar(cpts, sheet, bar, before);
      change(id, { revision });
    } catch (error) {
      await refreshSheets(queries, cpts);
      sayProblem(error);
    } finally {
      waiting.current -= 1;
    }
  };
  const place = (id: string, bar: GanttBar, before: GanttBar): void => {
    const sheet = find(id);
    if (!sheet) return;
    waiting.current += 1;
    // An answer that was asked for before this move would put the step back.
    void queries.cancelQueries({ queryKey: key });
    change(id, { steps: withBar(sheet.steps, bar) });
    queue.current = queue.current.then(() => push(id, bar, before));
  };
  const move = (sheetId: string, bar: GanttBar) => {
    const step = find(sheetId)?.steps.find((one) => one.id === bar.id);
    if (!step) return;
    const before = barOf(step as Steps[number]);
    place(sheetId, bar, before);
    hideUndo.current();
    hideUndo.current = offerUndo(`« ${bar.label} » : ${semesterWords.span(bar.from, bar.until)}.`, () =>
      place(sheetId, before, bar),
    );
  };
  return { move, isIdle: () => waiting.current === 0 };
}

/** Over the revision that was read; when somebody changed another part of the sheet meanwhile, over theirs. */
async function saveBar(cpts: string, sheet: SheetLine, bar: GanttBar, before: GanttBar): Promise<Sheet> {
  const stepsWith = (steps: Steps) => withBar(steps, bar);
  try {
    const steps = stepsWith(sheet.steps as Steps);
    return await sheetClient.saveSteps(cpts, sheet.id, { revision: sheet.revision, steps });
  } catch (error) {
    const theirs = changedMeanwhile(error);
    const step = theirs?.content.steps.find((one) => one.id === bar.id);
    if (!theirs || !step || !isSame(barOf(step), before)) throw error;
    const steps = stepsWith(theirs.content.steps);
    return sheetClient.saveSteps(cpts, sheet.id, { revision: theirs.revision, steps });
  }
}

const isSame = (one: GanttBar, other: GanttBar): boolean =>
  one.from === other.from && one.until === other.until;

const changedMeanwhile = (error: unknown): Sheet | null =>
  error instanceof ApiProblem && error.body.code === "project.sheet-changed"
    ? (error.body.current as Sheet)
    : null;
