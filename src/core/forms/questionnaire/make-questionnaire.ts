import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound, Problem } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { readQuestionnaire } from "../fhir/read-questionnaire.ts";
import type { Form } from "../model/index.ts";
import { readyMades } from "../ready/index.ts";
import type { QuestionnaireInput } from "./questionnaire-contract.ts";
import {
  insertQuestionnaire,
  insertVersion,
  listVersions,
  lockQuestionnaire,
  updateQuestionnaire,
} from "./questionnaire-store.ts";
import { formOf, noQuestionnaire } from "./read-questionnaires.ts";

const EMPTY: Form["sections"] = [{ key: "section-1", title: "", questions: [] }];

/** A new questionnaire with its draft: empty, or a copy of a ready-made one. */
export const makeQuestionnaire = (deps: Deps, actor: Actor, once: Once, input: QuestionnaireInput) =>
  actOnce(deps, actor, once, (tx) => {
    const ready = input.readyKey === null ? undefined : readyMades.find((one) => one.key === input.readyKey);
    if (input.readyKey !== null && !ready)
      throw notFound("forms.no-ready", "Ce questionnaire tout prêt n'existe pas.");
    const form: Form = ready
      ? { ...ready.form, title: input.title }
      : { title: input.title, layout: "question", sections: EMPTY };
    return insertNew(deps, actor, tx, form, ready?.key ?? null);
  });

/** A FHIR Questionnaire becomes a new draft. @throws Problem `forms.not-read`, with the path and the reason of all that is outside the subset */
export function importQuestionnaire(deps: Deps, actor: Actor, once: Once, resource: unknown) {
  const read = readQuestionnaire(resource);
  if ("problems" in read)
    throw new Problem(
      "invalid",
      "forms.not-read",
      "Ce questionnaire FHIR n'a pas pu être repris : rien n'a été créé. Corrigez ce qui est indiqué, puis recommencez.",
      { fields: read.problems.map(({ path, reason }) => ({ field: path, message: reason })) },
    );
  return actOnce(deps, actor, once, (tx) => insertNew(deps, actor, tx, read.form, null));
}

async function insertNew(deps: Deps, actor: Actor, tx: Tx, form: Form, readyKey: string | null) {
  const id = newId();
  const now = nowOf(deps);
  const { cptsId, userId } = actor;
  await insertQuestionnaire(tx, { cptsId, id, title: form.title, readyKey, userId, now });
  await insertVersion(tx, { cptsId, questionnaireId: id, version: 1, form, userId, now });
  await recordAct(deps, actor, tx, {
    action: "forms.questionnaire-made",
    subjectKind: "questionnaire",
    subjectId: id,
  });
  return { id };
}

/** A new draft, from the last published version: what was published stays as it is. */
export const openDraft = (deps: Deps, actor: Actor, once: Once, id: string) =>
  actOnce(deps, actor, once, async (tx) => {
    if (!(await lockQuestionnaire(tx, actor.cptsId, id))) throw noQuestionnaire();
    const [last] = await listVersions(tx, actor.cptsId, id);
    if (!last) throw noQuestionnaire();
    if (last.state === "draft") return { version: last.version };
    const now = nowOf(deps);
    const version = last.version + 1;
    await insertVersion(tx, {
      cptsId: actor.cptsId,
      questionnaireId: id,
      version,
      form: formOf(last),
      userId: actor.userId,
      now,
    });
    await updateQuestionnaire(tx, actor.cptsId, id, { updated_at: now });
    return { version };
  });

/** Out of the list of those at work, or back in it; nothing is removed. */
export const archiveQuestionnaire = (
  deps: Deps,
  actor: Actor,
  id: string,
  archived: boolean,
): Promise<void> =>
  act(deps, actor, async (tx) => {
    const row = await lockQuestionnaire(tx, actor.cptsId, id);
    if (!row) throw noQuestionnaire();
    if ((row.archived_at !== null) === archived)
      throw conflict("forms.archived-already", "C'est déjà fait : rechargez la liste.");
    const now = nowOf(deps);
    await updateQuestionnaire(tx, actor.cptsId, id, { archived_at: archived ? now : null, updated_at: now });
    await recordAct(deps, actor, tx, {
      action: archived ? "forms.questionnaire-archived" : "forms.questionnaire-restored",
      subjectKind: "questionnaire",
      subjectId: id,
    });
  });
