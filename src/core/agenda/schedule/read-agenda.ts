import { type Actor, actsFor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { planAgenda } from "../publish/plan-agenda.ts";
import { type Calendar, readCalendar } from "../publish/read-calendar.ts";
import { listAbsences, listExceptions, listOpenings, listTemplates } from "../publish/source-store.ts";
import { listPractices } from "./directory-practices.ts";
import { manageRules } from "./manage-policy.ts";
import { presentAbsence, presentOpening, presentPractices, presentTemplate } from "./present-agenda.ts";
import type { Agenda } from "./schedule-contract.ts";
import { listSchedules } from "./schedule-store.ts";

/** Everything that opens and closes the slots of a professional, each with its sentence. No patient is in it. */
export const readAgenda = (deps: Deps, actor: Actor, professionalId: string): Promise<Agenda> =>
  act(deps, actor, async (tx) => {
    authorize(actor, manageRules["agenda.read"], { professionalId });
    const practices = await listPractices(tx, actor.cptsId, [professionalId]);
    const [first] = practices;
    if (!first)
      throw notFound(
        "agenda.professional-not-found",
        "Ce professionnel n'a pas de lieu d'exercice dans l'annuaire.",
      );
    const calendar = await readCalendar(deps, tx, actor.cptsId);
    const schedules = await listSchedules(tx, actor.cptsId, professionalId);
    const siteOf = new Map(schedules.map((one) => [one.id, one.site_name]));
    const sources = await sourcesOf(tx, actor.cptsId, professionalId, calendar);
    const plan = await planAgenda(tx, actor.cptsId, professionalId, calendar, false);
    return {
      professionalId,
      professionalName: first.professional_name,
      own: actsFor(actor, professionalId),
      timeZone: calendar.zone,
      today: calendar.today,
      until: calendar.until,
      practices: presentPractices(practices, schedules),
      templates: sources.templates.map((row) => presentTemplate(row, siteOf, sources.exceptions, calendar)),
      openings: sources.openings.map((row) => presentOpening(row, siteOf, calendar)),
      absences: sources.absences.map((row) => presentAbsence(row, calendar)),
      toDecide: plan.conflicts.filter((one) => one.present.bookedCount > 0).length,
    };
  });

async function sourcesOf(tx: Tx, cptsId: string, professionalId: string, calendar: Calendar) {
  const now = new Date(calendar.now.epochMilliseconds);
  const templates = await listTemplates(tx, cptsId, professionalId, calendar.today);
  const ids = templates.map((one) => one.id);
  return {
    templates,
    exceptions: ids.length > 0 ? await listExceptions(tx, cptsId, ids, calendar.today) : [],
    openings: await listOpenings(tx, cptsId, professionalId, now),
    absences: await listAbsences(tx, cptsId, professionalId, now),
  };
}
