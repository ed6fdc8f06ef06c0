import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { checkSheet } from "./check-sheet.ts";
import { explainSheet } from "./create-sheet.ts";
import { keepVersion } from "./keep-version.ts";
import { lockToWrite, openSheet, refuseAdopted, showSheet, todayOf } from "./open-sheet.ts";
import { contentOf } from "./present-sheet.ts";
import { missionOf } from "./project-missions.ts";
import { sheetContent } from "./sheet-content.ts";
import type { Sheet, SheetInput, StepsInput } from "./sheet-contract.ts";
import { sheetRules } from "./sheet-policy.ts";
import { listPilots, replacePilots, type SheetRow, updateSheet } from "./sheet-store.ts";

/**
 * Saves what an editor holds, over the revision that it read. A pilot writes the text; number, mission, objective and pilots
 * are those of the coordination.
 * @throws Problem `project.sheet-changed` with the other's sheet · `project.sheet-adopted` · `project.number-taken`
 */
export const saveSheet = (deps: Deps, actor: Actor, id: string, input: SheetInput): Promise<Sheet> =>
  act(deps, actor, async (tx) => {
    const found = await openSheet(tx, actor.cptsId, id);
    const pilotIds = (await listPilots(tx, actor.cptsId, [id])).map((one) => one.professional_id);
    // The answer of a save was lost, and it is sent again: what it says is there already.
    const isThere = found.revision === input.revision + 1 && isSame(found, pilotIds, input);
    const row = await lockToWrite(deps, actor, tx, id, isThere ? found.revision : input.revision);
    refuseAdopted(row);
    if (isThere) return showSheet(deps, actor, tx, row);
    if (isSteered(row, pilotIds, input)) {
      authorize(actor, sheetRules["sheet.steer"], undefined);
      if (input.missionCode !== row.mission_code)
        await missionOf(tx, todayOf(deps, actor), input.missionCode);
    }
    return write(deps, actor, tx, row, input);
  });

/** The calendar alone: what the Gantt of all sheets saves. */
export const saveSteps = (deps: Deps, actor: Actor, id: string, input: StepsInput): Promise<Sheet> =>
  act(deps, actor, async (tx) => {
    const row = await lockToWrite(deps, actor, tx, id, input.revision);
    refuseAdopted(row);
    const pilotIds = (await listPilots(tx, actor.cptsId, [id])).map((one) => one.professional_id);
    return write(deps, actor, tx, row, {
      number: row.number,
      missionCode: row.mission_code,
      objectiveId: row.objective_id,
      title: row.title,
      pilotIds,
      content: { ...contentOf(row), steps: input.steps },
    });
  });

/** Both contents went through the same schema: their keys are in the same order. */
const isSame = (row: SheetRow, pilotIds: readonly string[], input: SheetInput): boolean =>
  !isSteered(row, pilotIds, input) &&
  row.title === input.title &&
  JSON.stringify(sheetContent.parse(row.content)) === JSON.stringify(input.content);

const isSteered = (row: SheetRow, pilotIds: readonly string[], input: SheetInput): boolean =>
  input.number !== row.number ||
  input.missionCode !== row.mission_code ||
  input.objectiveId !== row.objective_id ||
  [...input.pilotIds].sort().join() !== [...pilotIds].sort().join();

async function write(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  row: SheetRow,
  input: Omit<SheetInput, "revision">,
): Promise<Sheet> {
  const now = nowOf(deps);
  const saved = await explained(() =>
    updateSheet(tx, actor.cptsId, row.id, {
      number: input.number,
      mission_code: input.missionCode,
      objective_id: input.objectiveId,
      title: input.title,
      content: JSON.stringify(input.content),
      // Ready is said of a sheet that has what is needed: what takes it away takes the word away too.
      ...(row.state === "ready" && neededOf(input).length > 0 ? { state: "draft" } : {}),
      updated_at: now,
      updated_by: actor.userId,
      updated_by_label: actor.label.slice(0, 200),
    }),
  );
  await explained(() => replacePilots(tx, actor.cptsId, row.id, input.pilotIds));
  const begun = await keepVersion(tx, actor, saved, input.pilotIds, now);
  if (begun)
    await recordAct(deps, actor, tx, {
      action: "project.sheet-written",
      subjectKind: "sheet",
      subjectId: row.id,
      details: { revision: saved.revision },
    });
  tellScreens(deps, tx, actor.cptsId, { topic: "project-sheet", id: row.id });
  return showSheet(deps, actor, tx, saved);
}

const neededOf = ({ content, pilotIds, objectiveId }: Omit<SheetInput, "revision">) =>
  checkSheet({ content, pilots: pilotIds.length, hasObjective: objectiveId !== null }).lacks.filter(
    (lack) => lack.isNeeded,
  );

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainSheet(error) ?? error;
  }
}
