import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { formatPlainDay, formatPlainTime } from "../../../platform/time/index.ts";
import { addRow, endOfRow } from "../change/keep-steps.ts";
import type { ChangeDesk, WrittenChange } from "../change/written-change.ts";
import { listExceptions, listOpenings, MOST_SOURCES } from "../publish/source-store.ts";
import { find, templatesOf } from "./write-template.ts";

export interface ExceptionInput {
  templateId: string;
  onDate: string;
  fromTime: string | null;
  untilTime: string | null;
  /** Places per slot that day; 0 closes. */
  places: number;
}

/** One day, or a part of it, that is not like the template says. */
export async function addException(desk: ChangeDesk, input: ExceptionInput): Promise<WrittenChange> {
  const template = find(await templatesOf(desk), input.templateId);
  const weekday = Temporal.PlainDate.from(input.onDate).dayOfWeek;
  if (!template.weekdays.includes(weekday))
    throw invalid("change.onDate", "Cette plage n'est pas ouverte ce jour de la semaine.");
  if (input.onDate < desk.calendar.today) throw invalid("change.onDate", "Choisissez un jour à venir.");
  if ((input.fromTime === null) !== (input.untilTime === null))
    throw invalid("change.untilTime", "Donnez les deux heures, ou aucune pour toute la journée.");
  if (input.fromTime !== null && input.untilTime !== null && input.untilTime <= input.fromTime)
    throw invalid("change.untilTime", "La fin doit venir après le début.");
  const known = await listExceptions(desk.tx, desk.cptsId, [input.templateId], desk.calendar.today);
  if (known.length >= MOST_SOURCES.exceptions)
    throw conflict(
      "agenda.too-many-exceptions",
      "Trop d'exceptions sur cette plage : changez plutôt la plage.",
    );
  await addRow(desk, "exception", {
    template_id: input.templateId,
    on_date: input.onDate,
    from_local: input.fromTime,
    until_local: input.untilTime,
    kind: input.places === 0 ? "closed" : "places",
    places: input.places === 0 ? null : input.places,
  });
  const what =
    input.places === 0 ? "Fermeture" : `${input.places} place${input.places > 1 ? "s" : ""} par créneau`;
  const hours =
    input.fromTime && input.untilTime
      ? `, ${formatPlainTime(input.fromTime)}–${formatPlainTime(input.untilTime)}`
      : "";
  return { scheduleId: template.scheduleId, sentence: `${what} : ${formatPlainDay(input.onDate)}${hours}.` };
}

export async function cancelException(desk: ChangeDesk, exceptionId: string): Promise<WrittenChange> {
  const templates = await templatesOf(desk);
  const openings = await listOpenings(
    desk.tx,
    desk.cptsId,
    desk.professionalId,
    new Date(desk.calendar.now.epochMilliseconds),
  );
  const ids = [...templates, ...openings].map((one) => one.id);
  const exceptions =
    ids.length > 0 ? await listExceptions(desk.tx, desk.cptsId, ids, desk.calendar.today) : [];
  const exception = exceptions.find((one) => one.id === exceptionId);
  if (!exception)
    throw notFound("agenda.exception-not-found", "Cette exception n'existe plus : rechargez la page.");
  await endOfRow(desk, "exception", exceptionId);
  const source = exception.template_id ?? exception.opening_id;
  const scheduleId =
    templates.find((one) => one.id === source)?.scheduleId ??
    openings.find((one) => one.id === source)?.schedule_id;
  return {
    scheduleId: scheduleId ?? desk.scheduleIds[0]!,
    sentence: `Exception retirée : ${formatPlainDay(exception.on_date)}.`,
  };
}
