import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { localWeekBounds, mondayOf } from "../../../platform/time/index.ts";
import { holidayZone, publicHolidays } from "../../reference/index.ts";
import { findCpts } from "../../territory/index.ts";
import { readCalendar } from "../publish/read-calendar.ts";
import { manageRules } from "./manage-policy.ts";
import type { AgendaWeek } from "./schedule-contract.ts";
import { listWeekAbsences, listWeekSlots } from "./week-store.ts";

type Source = AgendaWeek["slots"][number]["source"];

/** The open slots of a professional in one local week, with how many places are taken; no patient is in it. */
export const readWeek = (
  deps: Deps,
  actor: Actor,
  professionalId: string,
  monday: string | undefined,
): Promise<AgendaWeek> =>
  act(deps, actor, async (tx) => {
    authorize(actor, manageRules["agenda.read"], { professionalId });
    const calendar = await readCalendar(deps, tx, actor.cptsId);
    const first = mondayOf(Temporal.PlainDate.from(monday ?? calendar.today));
    const { startsAt, endsAt } = localWeekBounds(first, calendar.zone);
    const span = { from: new Date(startsAt.epochMilliseconds), until: new Date(endsAt.epochMilliseconds) };
    const slots = await listWeekSlots(tx, actor.cptsId, professionalId, span);
    const absences = await listWeekAbsences(tx, actor.cptsId, professionalId, span);
    const { department } = await findCpts(tx, actor.cptsId);
    return {
      monday: first.toString(),
      timeZone: calendar.zone,
      slots: slots.map((row) => ({
        id: row.id,
        scheduleId: row.schedule_id,
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        modality: row.modality as "AMB" | "HH" | "VR",
        audiences: row.audiences,
        siteName: row.site_name,
        places: row.places,
        taken: row.taken,
        source: sourceOf(row.natural_key),
        coming: row.starts_at.getTime() > calendar.now.epochMilliseconds,
      })),
      absences: absences.map((row) => ({
        id: row.id,
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        label: row.label,
      })),
      holidays: holidaysOfWeek(first, department),
    };
  });

function sourceOf(key: string): Source {
  const source = key.split(":")[0];
  return source === "template" || source === "opening" || source === "kept" ? source : "other";
}

function holidaysOfWeek(monday: Temporal.PlainDate, department: string): AgendaWeek["holidays"] {
  const sunday = monday.add({ days: 6 });
  const years = [...new Set([monday.year, sunday.year])].filter((year) => year >= 1983 && year <= 2199);
  return years
    .flatMap((year) => publicHolidays(year, holidayZone(department)))
    .filter(({ date }) => date >= monday.toString() && date <= sunday.toString())
    .map(({ date, label }) => ({ date, label }));
}
