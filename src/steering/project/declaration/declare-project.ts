import { type Actor, can } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
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
  insertProject,
  listChoiceRows,
  listMissionRows,
  lockChoice,
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

/** Takes a mission up, leaves it out, or leaves the question open. */
export const chooseMission = (
  deps: Deps,
  actor: Actor,
  code: MissionCode,
  { chosen, name }: MissionInput,
): Promise<Declaration> =>
  act(deps, actor, async (tx) => {
    if (chosen === null) await deleteMission(tx, actor.cptsId, code);
    else
      await saveMission(tx, {
        cpts_id: actor.cptsId,
        code,
        chosen,
        name: code === "AUTRE" ? name : "",
      });
    await recordAct(deps, actor, tx, { action: "project.mission-chosen", details: { code, chosen } });
    return declarationOf(actor, tx);
  });

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
    }
    return declarationOf(actor, tx);
  });
