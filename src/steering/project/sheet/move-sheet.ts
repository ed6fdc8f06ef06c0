import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { checkSheet } from "./check-sheet.ts";
import { keepVersion } from "./keep-version.ts";
import { lockToWrite, showSheet } from "./open-sheet.ts";
import { contentOf } from "./present-sheet.ts";
import type { Sheet, SheetState, StateInput } from "./sheet-contract.ts";
import { sheetRules } from "./sheet-policy.ts";
import { listPilots, lockSheet, type SheetRow, updateSheet } from "./sheet-store.ts";

/**
 * From draft to ready (what is needed must be there), to adopted (the coordination), and back to a draft.
 * @throws Problem `project.sheet-incomplete` with all that is needed · `project.sheet-step` for a step that is not one
 */
export const moveSheet = (deps: Deps, actor: Actor, id: string, input: StateInput): Promise<Sheet> =>
  act(deps, actor, async (tx) => {
    const row = await lockToWrite(deps, actor, tx, id, input.revision);
    const from = row.state as SheetState;
    if (from === input.state) return showSheet(deps, actor, tx, row);
    if (from === "adopted" || input.state === "adopted")
      authorize(actor, sheetRules["sheet.steer"], undefined);
    if (input.state === "adopted" && from !== "ready")
      throw conflict("project.sheet-step", "Une fiche est d'abord prête, puis adoptée.");
    if (input.state === "ready" && from === "adopted")
      throw conflict("project.sheet-step", "Une fiche adoptée est d'abord reprise comme brouillon.");
    const pilotIds = (await listPilots(tx, actor.cptsId, [id])).map((one) => one.professional_id);
    if (input.state !== "draft") refuseIncomplete(row, pilotIds.length);
    const now = nowOf(deps);
    const isAdopted = input.state === "adopted";
    const moved = await updateSheet(tx, actor.cptsId, id, {
      state: input.state,
      adopted_at: isAdopted ? now : null,
      adopted_by_label: isAdopted ? actor.label.slice(0, 200) : null,
      ...signed(actor, now),
    });
    await keepVersion(tx, actor, moved, pilotIds, now);
    return said(deps, actor, tx, moved, `project.sheet-${STEPS[input.state]}`);
  });

const STEPS: Record<SheetState, string> = { draft: "taken-up", ready: "made-ready", adopted: "adopted" };

function refuseIncomplete(row: SheetRow, pilots: number): void {
  const { lacks } = checkSheet({ content: contentOf(row), pilots, hasObjective: row.objective_id !== null });
  const needed = lacks.filter((one) => one.isNeeded).map((one) => one.sentence);
  if (needed.length > 0)
    throw conflict("project.sheet-incomplete", `Cette fiche n'est pas prête. ${needed.join(" ")}`);
}

/** Puts a sheet aside: it leaves the project, and keeps its number, its text and its history. */
export const archiveSheet = (deps: Deps, actor: Actor, id: string): Promise<Sheet> =>
  act(deps, actor, async (tx) => {
    const row = await openAny(tx, actor, id);
    if (row.archived_at) return showSheet(deps, actor, tx, row);
    const now = nowOf(deps);
    const put = await updateSheet(tx, actor.cptsId, id, { archived_at: now, ...signed(actor, now) });
    return said(deps, actor, tx, put, "project.sheet-archived");
  });

/** The opposite of `archiveSheet`: the sheet is in the project again, in the state that it had. */
export const restoreSheet = (deps: Deps, actor: Actor, id: string): Promise<Sheet> =>
  act(deps, actor, async (tx) => {
    const row = await openAny(tx, actor, id);
    if (!row.archived_at) return showSheet(deps, actor, tx, row);
    const put = await updateSheet(tx, actor.cptsId, id, { archived_at: null, ...signed(actor, nowOf(deps)) });
    return said(deps, actor, tx, put, "project.sheet-restored");
  });

async function openAny(tx: Tx, actor: Actor, id: string): Promise<SheetRow> {
  const row = await lockSheet(tx, actor.cptsId, id);
  if (!row) throw notFound("project.sheet-not-found");
  return row;
}

const signed = (actor: Actor, now: Date) => ({
  updated_at: now,
  updated_by: actor.userId,
  updated_by_label: actor.label.slice(0, 200),
});

async function said(deps: Deps, actor: Actor, tx: Tx, row: SheetRow, action: string): Promise<Sheet> {
  await recordAct(deps, actor, tx, { action, subjectKind: "sheet", subjectId: row.id });
  tellScreens(deps, tx, actor.cptsId, { topic: "project-sheet", id: row.id });
  return showSheet(deps, actor, tx, row);
}
