import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid, notFound } from "../../../platform/errors/problems.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { act, actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { policy } from "../policy.ts";
import type { Professional } from "../professional/professional-contract.ts";
import { lockProfessionalRow } from "../professional/professional-store.ts";
import { noProfessional, professionalIn } from "../professional/read-professional.ts";
import { findSite } from "../site/site-store.ts";
import type { PracticeChange, PracticeInput } from "./practice-contract.ts";
import { findPracticeAt, insertPractice, lockPractice, updatePractice } from "./practice-store.ts";

const edit = policy.rules["directory.practice.edit"];

/** Says that a professional practises at a place; one that ended there starts again. */
export const addPractice = (
  deps: Deps,
  actor: Actor,
  once: Once,
  professionalId: string,
  input: PracticeInput,
): Promise<Professional> =>
  actOnce(deps, actor, once, async (tx) => {
    authorize(actor, edit, { professionalIds: [professionalId] });
    // The person's row makes two adds serial: nobody practises twice at one place.
    if (!(await lockProfessionalRow(tx, actor.cptsId, professionalId))) throw noProfessional();
    const site = await findSite(tx, actor.cptsId, input.siteId);
    if (!site?.active) throw invalid("siteId", "Choisissez un lieu de l'annuaire, ou ajoutez-le d'abord.");
    const there = await findPracticeAt(tx, actor.cptsId, professionalId, input.siteId);
    const phone = input.phone === undefined ? {} : { phone: input.phone };
    const id = there?.id ?? newId();
    if (there)
      await updatePractice(tx, actor.cptsId, id, { ...phone, active: true, updated_at: nowOf(deps) });
    else
      await insertPractice(tx, {
        cpts_id: actor.cptsId,
        id,
        professional_id: professionalId,
        site_id: input.siteId,
        ...phone,
      });
    await tell(deps, actor, tx, id, "directory.practice-added");
    return professionalIn(tx, actor, professionalId);
  });

/** Changes the phone of a practice, ends it, or starts it again. Slots already published are the agenda's to close. */
export const changePractice = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: PracticeChange,
): Promise<Professional> =>
  act(deps, actor, async (tx) => {
    const row = await lockPractice(tx, actor.cptsId, id);
    if (!row) throw notFound("directory.practice-not-found", "Ce lieu d'exercice est introuvable.");
    authorize(actor, edit, { professionalIds: [row.professional_id] });
    const changes = Object.fromEntries(
      Object.entries(input).filter(
        ([field, value]) => value !== undefined && value !== row[field as keyof typeof row],
      ),
    );
    const fields = Object.keys(changes);
    if (fields.length > 0) {
      await updatePractice(tx, actor.cptsId, id, {
        ...changes,
        local_fields: [...new Set([...row.local_fields, ...fields])],
        updated_at: nowOf(deps),
      });
      await tell(
        deps,
        actor,
        tx,
        id,
        changes["active"] === false ? "directory.practice-ended" : "directory.practice-edited",
      );
    }
    return professionalIn(tx, actor, row.professional_id);
  });

async function tell(deps: Deps, actor: Actor, tx: Tx, id: string, action: string): Promise<void> {
  await recordAct(deps, actor, tx, { action, subjectKind: "practice", subjectId: id });
  await publishEvent(deps, tx, { name: "directory.practice-changed", payload: { practiceId: id } });
}
