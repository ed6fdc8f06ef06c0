import { takeCensus } from "../../../core/directory/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import {
  type ActionRow,
  deleteAction,
  deleteReached,
  findAction,
  insertAction,
  insertReached,
  listActions,
  updateAction,
} from "./action-store.ts";
import type { ActionChange, ActionInput, ProjectAction } from "./mobilisation-contract.ts";

const MOST_ACTIONS = 1_000;

/** The journal, the oldest first. */
export const readActions = (deps: Deps, actor: Actor): Promise<{ items: ProjectAction[] }> =>
  act(deps, actor, async (tx) => ({ items: (await listActions(tx, actor.cptsId)).map(presentAction) }));

export const addAction = (deps: Deps, actor: Actor, once: Once, input: ActionInput): Promise<ProjectAction> =>
  actOnce(deps, actor, once, async (tx) => presentAction(await writeAction(deps, actor, tx, input)));

/** The same, inside a transaction: for what fills a journal (a case, the demo). */
export async function writeAction(deps: Deps, actor: Actor, tx: Tx, input: ActionInput): Promise<ActionRow> {
  if ((await listActions(tx, actor.cptsId)).length >= MOST_ACTIONS)
    throw conflict("project.too-many-actions", `Un journal a ${MOST_ACTIONS} actions au plus.`);
  const id = newId();
  await insertAction(tx, { cpts_id: actor.cptsId, id, ...columnsOf(deps, actor, input) });
  await keepReached(tx, actor.cptsId, id, input.reachedRows);
  await recordAct(deps, actor, tx, {
    action: "project.action-added",
    subjectKind: "action",
    subjectId: id,
    details: { kind: input.kind },
  });
  return whole(tx, actor.cptsId, id);
}

/** Saves over the revision that was read. @throws conflict `project.action-changed` with the action as it stands */
export const changeAction = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: ActionChange,
): Promise<ProjectAction> =>
  act(deps, actor, async (tx) => {
    const columns = columnsOf(deps, actor, input);
    const { numUpdatedRows } = await updateAction(tx, actor.cptsId, id, input.revision, columns);
    const row = await whole(tx, actor.cptsId, id);
    if (numUpdatedRows === 0n)
      throw conflict(
        "project.action-changed",
        `${row.changed_by_label || "Quelqu’un"} a modifié cette action pendant que vous l’écriviez. Rien n’est perdu : comparez les deux, puis choisissez.`,
        presentAction(row),
      );
    await keepReached(tx, actor.cptsId, id, input.reachedRows);
    await recordAct(deps, actor, tx, {
      action: "project.action-changed",
      subjectKind: "action",
      subjectId: id,
    });
    return presentAction(input.reachedRows ? await whole(tx, actor.cptsId, id) : row);
  });

export const removeAction = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    const { numDeletedRows } = await deleteAction(tx, actor.cptsId, id);
    if (numDeletedRows === 0n) throw notFound("project.action-unknown");
    await recordAct(deps, actor, tx, {
      action: "project.action-removed",
      subjectKind: "action",
      subjectId: id,
    });
  });

/** Everybody of the directory in these rows, as it stands now. */
async function keepReached(
  tx: Tx,
  cptsId: string,
  actionId: string,
  rows: readonly string[] | null,
): Promise<void> {
  if (rows === null) return;
  await deleteReached(tx, cptsId, actionId);
  if (rows.length === 0) return;
  const wanted = new Set(rows);
  const ids = (await takeCensus(tx, cptsId)).filter((one) => wanted.has(one.letterRow)).map(({ id }) => id);
  await insertReached(tx, cptsId, actionId, ids);
}

const columnsOf = (deps: Deps, actor: Actor, input: ActionInput) => ({
  kind: input.kind,
  title: input.title,
  done_on: input.doneOn,
  place: input.place,
  invited: input.invited,
  present: input.present,
  minutes: input.minutes,
  changed_by: actor.userId,
  changed_by_label: actor.label,
  changed_at: nowOf(deps),
});

async function whole(tx: Tx, cptsId: string, id: string): Promise<ActionRow> {
  const row = await findAction(tx, cptsId, id);
  if (!row) throw notFound("project.action-unknown");
  return row;
}

export const presentAction = (row: ActionRow): ProjectAction => ({
  id: row.id,
  kind: row.kind as ProjectAction["kind"],
  title: row.title,
  doneOn: row.done_on,
  place: row.place,
  invited: row.invited,
  present: row.present,
  minutes: row.minutes,
  revision: row.revision,
  reached: row.reached,
  photos: row.photos,
  changedByLabel: row.changed_by_label,
  changedAt: row.changed_at.toISOString(),
});
