import { type Actor, mayTry } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { figuresFor } from "./catalogue-figures.ts";
import type { Links, Objective, ObjectiveChange, ObjectiveInput } from "./link-contract.ts";
import { linkIndicator } from "./link-indicators.ts";
import { linkTree } from "./link-tree.ts";
import {
  deleteObjective,
  insertObjective,
  listObjectives,
  lockObjective,
  type ObjectiveRow,
  updateObjective,
} from "./objective-store.ts";
import { todayOf } from "./open-sheet.ts";
import { contentOf } from "./present-sheet.ts";
import { listMissions, missionOf } from "./project-missions.ts";
import { MOST_OBJECTIVES, MOST_SHEETS } from "./sheet-contract.ts";
import { sheetRules } from "./sheet-policy.ts";
import { listSheets } from "./sheet-store.ts";

const presentObjective = (row: ObjectiveRow): Objective => ({
  id: row.id,
  missionCode: row.mission_code,
  label: row.label,
  revision: row.revision,
});

const explained = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (violates(error, "project_objectives_label_key"))
      throw conflict("project.objective-twice", "Cette mission a déjà un objectif de ce nom.");
    if (violates(error, "project_sheets_objective_fkey"))
      throw conflict(
        "project.objective-answered",
        "Une fiche action répond à cet objectif, peut-être rangée : rattachez-la d'abord à un autre.",
      );
    throw error;
  }
};

/** An objective of the project for one mission: what its sheets answer. */
export const addObjective = (
  deps: Deps,
  actor: Actor,
  once: Once,
  input: ObjectiveInput,
): Promise<Objective> =>
  actOnce(deps, actor, once, async (tx) => {
    await missionOf(tx, todayOf(deps, actor), input.missionCode);
    const all = await listObjectives(tx, actor.cptsId, MOST_OBJECTIVES);
    if (all.length >= MOST_OBJECTIVES)
      throw conflict("project.too-many-objectives", `Un projet a ${MOST_OBJECTIVES} objectifs au plus.`);
    const now = nowOf(deps);
    const row = await explained(() =>
      insertObjective(tx, {
        cpts_id: actor.cptsId,
        id: newId(),
        mission_code: input.missionCode,
        label: input.label,
        rank: Math.max(0, ...all.map((one) => one.rank + 1)),
        created_at: now,
        updated_at: now,
        updated_by: actor.userId,
      }),
    );
    await recordAct(deps, actor, tx, {
      action: "project.objective-added",
      subjectKind: "objective",
      subjectId: row.id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "project-sheet" });
    return presentObjective(row);
  });

/** @throws Problem `project.objective-changed` with the objective as it stands, when somebody changed it in between */
export const renameObjective = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: ObjectiveChange,
): Promise<Objective> =>
  act(deps, actor, async (tx) => {
    const row = await lockObjective(tx, actor.cptsId, id);
    if (!row) throw notFound("project.objective-not-found");
    if (row.revision !== input.revision)
      throw conflict(
        "project.objective-changed",
        "Quelqu'un a changé cet objectif entre-temps. Rien n'a été écrasé.",
        presentObjective(row),
      );
    const saved = await explained(() =>
      updateObjective(tx, actor.cptsId, id, {
        label: input.label,
        updated_at: nowOf(deps),
        updated_by: actor.userId,
      }),
    );
    await recordAct(deps, actor, tx, {
      action: "project.objective-renamed",
      subjectKind: "objective",
      subjectId: id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "project-sheet" });
    return presentObjective(saved);
  });

/** Only an objective that no sheet answers goes. */
export const removeObjective = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    const row = await lockObjective(tx, actor.cptsId, id);
    if (!row) throw notFound("project.objective-not-found");
    await explained(() => deleteObjective(tx, actor.cptsId, id));
    await recordAct(deps, actor, tx, {
      action: "project.objective-removed",
      subjectKind: "objective",
      subjectId: id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "project-sheet" });
  });

/** Missions → objectives → sheets → indicators, with the holes. */
export const readLinks = (deps: Deps, actor: Actor): Promise<Links> =>
  act(deps, actor, async (tx) => {
    const missions = await listMissions(tx, todayOf(deps, actor));
    const objectives = await listObjectives(tx, actor.cptsId, MOST_OBJECTIVES);
    const sheets = (await listSheets(tx, actor.cptsId, MOST_SHEETS)).filter((row) => !row.archived_at);
    const figures = await figuresFor(deps, tx, actor);
    const tree = linkTree(
      missions.map(({ code, label, isCore }) => ({ code, label, isCore })),
      objectives.map(presentObjective),
      sheets.map((row) => ({
        id: row.id,
        number: row.number,
        title: row.title,
        missionCode: row.mission_code,
        objectiveId: row.objective_id,
        indicators: contentOf(row).indicators.map((one) => linkIndicator(one, figures)),
      })),
    );
    return { ...tree, may: { steer: mayTry(actor, sheetRules["sheet.steer"]) } };
  });
