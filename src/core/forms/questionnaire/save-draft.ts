import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, Problem } from "../../../platform/errors/problems.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { checkForm, type Form } from "../model/index.ts";
import type { DraftSaved } from "./questionnaire-contract.ts";
import {
  findQuestionnaire,
  listVersions,
  lockQuestionnaire,
  publishDraft,
  updateDraft,
  updateQuestionnaire,
} from "./questionnaire-store.ts";
import { formOf, noQuestionnaire } from "./read-questionnaires.ts";

/** Keeps the draft as it is being built, unsound though it may be: what stands in the way of publishing is said back. */
export const saveDraft = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: { revision: number; form: Form },
): Promise<DraftSaved> =>
  act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    if (!(await findQuestionnaire(tx, actor.cptsId, id))) throw noQuestionnaire();
    const of = { cptsId: actor.cptsId, questionnaireId: id, revision: input.revision };
    const saved = await updateDraft(tx, of, input.form, actor.userId, now);
    if (!saved) throw changedElsewhere();
    await updateQuestionnaire(tx, actor.cptsId, id, { title: input.form.title, updated_at: now });
    return { revision: saved.revision, updatedAt: now.toISOString(), problems: checkForm(input.form) };
  });

/** The draft becomes a version that never changes again. @throws Problem `forms.not-sound` with what to correct */
export const publishQuestionnaire = (deps: Deps, actor: Actor, once: Once, id: string, revision: number) =>
  actOnce(deps, actor, once, async (tx) => {
    if (!(await lockQuestionnaire(tx, actor.cptsId, id))) throw noQuestionnaire();
    const draft = (await listVersions(tx, actor.cptsId, id)).find((one) => one.state === "draft");
    if (!draft || draft.revision !== revision) throw changedElsewhere();
    const problems = checkForm(formOf(draft));
    if (problems.length > 0)
      throw new Problem("invalid", "forms.not-sound", `Avant de publier : ${problems[0]?.message}`, {
        fields: problems.slice(0, 50).map(({ path, message }) => ({ field: path, message })),
      });
    const now = nowOf(deps);
    await publishDraft(tx, draft, actor.userId, now);
    await updateQuestionnaire(tx, actor.cptsId, id, { updated_at: now });
    await recordAct(deps, actor, tx, {
      action: "forms.questionnaire-published",
      subjectKind: "questionnaire",
      subjectId: id,
      details: { version: draft.version },
    });
    return { version: draft.version };
  });

const changedElsewhere = () =>
  conflict(
    "forms.changed-elsewhere",
    "Ce questionnaire a été changé ou publié dans une autre fenêtre : rechargez-le pour voir ce qu'il est devenu.",
  );
