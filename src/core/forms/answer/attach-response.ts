import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { findPerson } from "../sending/people-store.ts";

/** Says whose answer it is, of one that came by the public page: the person then counts as engaged for what they accepted. */
export const attachResponse = (
  deps: Deps,
  actor: Actor,
  of: { sendingId: string; responseId: string },
  professionalId: string,
): Promise<void> =>
  act(deps, actor, async (tx) => {
    const row = await tx
      .selectFrom("forms_responses as r")
      .innerJoin("forms_sendings as s", (join) =>
        join.onRef("s.cpts_id", "=", "r.cpts_id").onRef("s.id", "=", "r.sending_id"),
      )
      .select(["r.id", "r.identity", "r.professional_id", "s.questionnaire_id", "s.forgotten_at"])
      .where("r.cpts_id", "=", actor.cptsId)
      .where("r.sending_id", "=", of.sendingId)
      .where("r.id", "=", of.responseId)
      .forUpdate("r")
      .executeTakeFirst();
    if (!row) throw notFound("forms.no-response", "Cette réponse n'existe pas, ou n'est pas de cet envoi.");
    if (row.identity === "anonymous")
      throw conflict("forms.anonymous", "Ce questionnaire est anonyme : une réponse n'y est à personne.");
    if (row.forgotten_at)
      throw conflict(
        "forms.forgotten",
        "Ces réponses ont été rendues anonymes à la fin de leur durée de conservation.",
      );
    if (row.professional_id) throw conflict("forms.attached-already", "Cette réponse a déjà son auteur.");
    if (!(await findPerson(tx, actor.cptsId, professionalId)))
      throw invalid("professionalId", "Ce professionnel n'est pas dans l'annuaire.");
    await tx
      .updateTable("forms_responses")
      .set({ professional_id: professionalId, attached_by: actor.userId, attached_at: nowOf(deps) })
      .where("cpts_id", "=", actor.cptsId)
      .where("id", "=", row.id)
      .execute();
    await publishEvent(deps, tx, {
      name: "forms.answered",
      payload: { questionnaireId: row.questionnaire_id, responseId: row.id },
    });
    await recordAct(deps, actor, tx, {
      action: "forms.response-attached",
      subjectKind: "forms-response",
      subjectId: row.id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "forms", id: of.sendingId });
  });
