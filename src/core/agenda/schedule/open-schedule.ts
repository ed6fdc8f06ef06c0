import { type Actor, actsFor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { cptsOf, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { publishAgenda } from "../publish/publish-agenda.ts";
import { findPractice } from "./directory-practices.ts";
import { manageRules } from "./manage-policy.ts";
import type { ScheduleInput } from "./schedule-contract.ts";
import { upsertSchedule } from "./schedule-store.ts";

/**
 * Opens the schedule of a practice, or changes its settings (sharing, home visits, teleconsultation); its slots follow.
 * For use cases and the demo: in the transaction of the CPTS, without a check of rights.
 */
export async function openSchedule(
  deps: Deps,
  tx: Tx,
  practiceId: string,
  input: ScheduleInput,
): Promise<{ scheduleId: string; professionalId: string }> {
  const cptsId = cptsOf(tx);
  const practice = await findPractice(tx, cptsId, practiceId);
  if (!practice)
    throw notFound("agenda.practice-not-found", "Ce lieu d'exercice n'existe pas dans l'annuaire.");
  if (!practice.active)
    throw conflict("agenda.practice-inactive", "Ce lieu d'exercice n'est plus actif dans l'annuaire.");
  if (!practice.site_commune_code)
    throw conflict(
      "agenda.place-without-commune",
      "Ce lieu n'a pas de commune dans l'annuaire : complétez son adresse d'abord.",
    );
  const scheduleId = await upsertSchedule(tx, cptsId, practiceId, input);
  if (!scheduleId)
    throw notFound("agenda.practice-not-found", "Ce lieu d'exercice n'existe pas dans l'annuaire.");
  await publishAgenda(deps, tx, practice.professional_id);
  return { scheduleId, professionalId: practice.professional_id };
}

export const setSchedule = (
  deps: Deps,
  actor: Actor,
  practiceId: string,
  input: ScheduleInput & { onBehalf: boolean },
): Promise<{ scheduleId: string }> =>
  act(deps, actor, async (tx) => {
    const practice = await findPractice(tx, actor.cptsId, practiceId);
    if (!practice)
      throw notFound("agenda.practice-not-found", "Ce lieu d'exercice n'existe pas dans l'annuaire.");
    authorize(actor, manageRules["agenda.manage"], {
      professionalId: practice.professional_id,
      onBehalf: input.onBehalf,
    });
    const { scheduleId } = await openSchedule(deps, tx, practiceId, input);
    await recordAct(deps, actor, tx, {
      action: "agenda.schedule-set",
      subjectKind: "schedule",
      subjectId: scheduleId,
      details: { shared: input.shared, onBehalf: !actsFor(actor, practice.professional_id) },
    });
    return { scheduleId };
  });
