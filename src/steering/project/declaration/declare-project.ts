import { type Actor, can } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type {
  ChoiceInput,
  Declaration,
  DeclarationInput,
  MissionCode,
  MissionInput,
} from "./declaration-contract.ts";
import { declarationRules } from "./declaration-policy.ts";
import { PARTNERSHIPS, SOLICITATIONS } from "./declaration-rows.ts";
import {
  deleteMission,
  findProject,
  insertMission,
  insertProject,
  listChoiceRows,
  listMissionRows,
  lockChoice,
  lockMission,
  lockProject,
  saveMission,
  updateChoice,
  updateProject,
} from "./declaration-store.ts";
import { columnsOf, presentChoices, presentMissions, presentProject } from "./present-declaration.ts";

/** What the CPTS declares of its project. */
export const readDeclaration = (deps: Deps, actor: Actor): Promise<Declaration> =>
  act(deps, actor, (tx) => declarationOf(actor, tx));

const declarationOf = async (actor: Actor, tx: Tx): Promise<Declaration> => ({
  ...(await declarationIn(tx, actor.cptsId)),
  mayWrite: can(actor, declarationRules["project.write"], undefined as never),
});

/** The same, inside a transaction, for whoever composes a document of it. */
export const declarationIn = async (tx: Tx, cptsId: string): Promise<Omit<Declaration, "mayWrite">> => ({
  project: presentProject(await findProject(tx, cptsId)),
  missions: presentMissions(await listMissionRows(tx, cptsId)),
  choices: presentChoices(await listChoiceRows(tx, cptsId)),
});

/** Changes some fields of the declaration. Changed by somebody else since it was read: refused with what stands. */
export const declareProject = (deps: Deps, actor: Actor, input: DeclarationInput): Promise<Declaration> =>
  act(deps, actor, async (tx) => {
    await writeProject(deps, actor, tx, input);
    return declarationOf(actor, tx);
  });

export async function writeProject(deps: Deps, actor: Actor, tx: Tx, input: DeclarationInput): Promise<void> {
  const found = await lockProject(tx, actor.cptsId);
  if ((found?.revision ?? 0) !== input.revision) throw changed(found);
  const columns = {
    ...columnsOf(input),
    revision: input.revision + 1,
    changed_by: actor.userId,
    changed_by_label: actor.label,
    changed_at: nowOf(deps),
  };
  try {
    const saved = found
      ? await updateProject(tx, actor.cptsId, columns)
      : await insertProject(tx, { ...columns, cpts_id: actor.cptsId } as never);
    if (!saved) throw changed(await findProject(tx, actor.cptsId));
  } catch (error) {
    if (violates(error, "project_projects_building_check"))
      throw invalid("buildingTo", "La fin de la construction vient après son début.");
    throw error;
  }
  await recordAct(deps, actor, tx, {
    action: "project.declared",
    details: { fields: Object.keys(columnsOf(input)).join(",") },
  });
}

const changed = (row: Parameters<typeof presentProject>[0]) =>
  conflict(
    "project.declaration-changed",
    `${row?.changed_by_label || "Quelqu’un"} a changé ces champs pendant que vous les remplissiez. Relisez-les : rien n’a été écrasé.`,
    presentProject(row),
  );

/** Takes a mission up, leaves it out, or leaves the question open. Answered otherwise meanwhile: refused with what stands. */
export const chooseMission = (
  deps: Deps,
  actor: Actor,
  code: MissionCode,
  { chosen, name: typed, was }: MissionInput,
): Promise<Declaration> =>
  act(deps, actor, async (tx) => {
    const { cptsId } = actor;
    const name = code === "AUTRE" && chosen !== null ? typed : "";
    const found = await lockMission(tx, cptsId, code);
    const stands: Omit<MissionInput, "was"> = found ?? { chosen: null, name: "" };
    if (stands.chosen === chosen && stands.name === name) return declarationOf(actor, tx);
    if (stands.chosen !== was.chosen || stands.name !== was.name) throw missionChanged(stands);
    if (chosen === null) await deleteMission(tx, cptsId, code);
    else if (found) await saveMission(tx, { cpts_id: cptsId, code, chosen, name });
    // Two first answers at once: the other's was first.
    else if (!(await insertMission(tx, { cpts_id: cptsId, code, chosen, name })))
      throw missionChanged((await lockMission(tx, cptsId, code)) ?? stands);
    await recordAct(deps, actor, tx, { action: "project.mission-chosen", details: { code, chosen } });
    tellScreens(deps, tx, cptsId, { topic: "project-declaration" });
    return declarationOf(actor, tx);
  });

const missionChanged = (stands: Omit<MissionInput, "was">) =>
  conflict(
    "project.mission-changed",
    "Quelqu’un a répondu autrement pendant que vous répondiez. Comparez : rien n’a été écrasé.",
    { chosen: stands.chosen, name: stands.name },
  );

const KEYS = new Set([...PARTNERSHIPS, ...SOLICITATIONS].map(([key]) => key));

/** Answers « NON / OUI, précisez » of one line. Changed meanwhile: refused with what stands. */
export const answerChoice = (
  deps: Deps,
  actor: Actor,
  key: string,
  { was, answer, detail }: ChoiceInput,
): Promise<Declaration> =>
  act(deps, actor, async (tx) => {
    if (!KEYS.has(key)) throw notFound("project.choice-unknown");
    const found = await lockChoice(tx, actor.cptsId, key);
    const same = (one: { answer: boolean | null; detail: string }) =>
      one.answer === found.answer && one.detail === found.detail;
    if (!same({ answer, detail })) {
      if (!same(was))
        throw conflict(
          "project.choice-changed",
          "Quelqu’un a changé cette ligne pendant que vous la remplissiez. Relisez-la : rien n’a été écrasé.",
          { answer: found.answer, detail: found.detail },
        );
      await updateChoice(tx, actor.cptsId, key, { answer, detail });
      await recordAct(deps, actor, tx, { action: "project.choice-answered", details: { key, answer } });
      tellScreens(deps, tx, actor.cptsId, { topic: "project-declaration" });
    }
    return declarationOf(actor, tx);
  });
