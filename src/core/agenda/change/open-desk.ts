import { type Actor, actsFor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { readCalendar } from "../publish/read-calendar.ts";
import { lockSchedules } from "../publish/slot-store.ts";
import { manageRules } from "../schedule/manage-policy.ts";
import { listSchedules } from "../schedule/schedule-store.ts";
import type { ChangeDesk } from "./written-change.ts";

export interface Desk extends ChangeDesk {
  professionalName: string;
  /** Set when someone else than the professional or their assistant acts: « pour le compte de Dr Vidal ». */
  onBehalfOf: string | null;
}

/**
 * Opens the agenda of a professional for a change by this actor. With `lock`, changes and publications of this agenda wait
 * for the end of the transaction. 404 when there is no agenda here, 403 when it is not theirs to change.
 */
export async function openDesk(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  professionalId: string,
  options: { onBehalf: boolean; lock: boolean },
): Promise<Desk> {
  authorize(actor, manageRules["agenda.manage"], { professionalId, onBehalf: options.onBehalf });
  if (options.lock) await lockSchedules(tx, actor.cptsId, professionalId);
  const schedules = (await listSchedules(tx, actor.cptsId, professionalId)).filter((one) => one.active);
  const [first] = schedules;
  if (!first)
    throw notFound(
      "agenda.no-agenda",
      "Ce professionnel n'a pas encore d'agenda ici : ouvrez-en un d'abord.",
    );
  return {
    tx,
    cptsId: actor.cptsId,
    userId: actor.userId,
    at: nowOf(deps),
    steps: [],
    professionalId,
    professionalName: first.professional_name,
    calendar: await readCalendar(deps, tx, actor.cptsId),
    scheduleIds: schedules.map((one) => one.id),
    onBehalfOf: actsFor(actor, professionalId) ? null : first.professional_name,
  };
}
