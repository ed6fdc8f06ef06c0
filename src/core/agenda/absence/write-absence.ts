import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { firstInstantFrom, formatDate, localDayBounds } from "../../../platform/time/index.ts";
import { addRow, endOfRow } from "../change/keep-steps.ts";
import { sayInJournal } from "../change/say-in-journal.ts";
import type { ChangeDesk, WrittenChange } from "../change/written-change.ts";
import { instantOf } from "../publish/load-sources.ts";
import { listAbsences, MOST_SOURCES } from "../publish/source-store.ts";

export interface AbsenceInput {
  fromDate: string;
  fromTime: string | null;
  toDate: string;
  toTime: string | null;
  label: string;
}

/** Away, in all places at once. Dates and times are those of the territory's clock. */
export async function addAbsence(desk: ChangeDesk, input: AbsenceInput): Promise<WrittenChange> {
  const { zone, now } = desk.calendar;
  const startsAt = input.fromTime
    ? wall(input.fromDate, input.fromTime, zone)
    : localDayBounds(input.fromDate, zone).startsAt;
  const endsAt = input.toTime
    ? wall(input.toDate, input.toTime, zone)
    : localDayBounds(input.toDate, zone).endsAt;
  if (endsAt.epochMilliseconds <= startsAt.epochMilliseconds)
    throw invalid("change.toDate", "Le retour doit venir après le départ.");
  if (endsAt.epochMilliseconds <= now.epochMilliseconds)
    throw invalid("change.toDate", "Cette absence est déjà passée.");
  if (endsAt.since(startsAt).total("days") > 730)
    throw invalid("change.toDate", "Une absence dure deux ans au plus.");
  const known = await listAbsences(
    desk.tx,
    desk.cptsId,
    desk.professionalId,
    new Date(now.epochMilliseconds),
  );
  if (known.length >= MOST_SOURCES.absences)
    throw conflict("agenda.too-many-absences", `${MOST_SOURCES.absences} absences à venir au plus.`);
  await addRow(desk, "absence", {
    professional_id: desk.professionalId,
    starts_at: startsAt.toString(),
    ends_at: endsAt.toString(),
    label: input.label,
  });
  return { scheduleId: desk.scheduleIds[0]!, sentence: `Absence ${span(startsAt, endsAt, zone)}.` };
}

export async function cancelAbsence(desk: ChangeDesk, absenceId: string): Promise<WrittenChange> {
  const { zone, now } = desk.calendar;
  const known = await listAbsences(
    desk.tx,
    desk.cptsId,
    desk.professionalId,
    new Date(now.epochMilliseconds),
  );
  const absence = known.find((one) => one.id === absenceId);
  if (!absence)
    throw notFound(
      "agenda.absence-not-found",
      "Cette absence n'existe plus, ou elle est passée : rechargez la page.",
    );
  await endOfRow(desk, "absence", absenceId);
  return {
    scheduleId: desk.scheduleIds[0]!,
    sentence: `Absence retirée, ${span(instantOf(absence.starts_at), instantOf(absence.ends_at), zone)}.`,
  };
}

const wall = (date: string, time: string, zone: string): Temporal.Instant =>
  firstInstantFrom(Temporal.PlainDate.from(date).toPlainDateTime(time), zone);

/** « du lundi 30 novembre 2026, 9 h au mardi 1er décembre 2026, 18 h » ; whole days lose their midnight. */
export function span(startsAt: Temporal.Instant, endsAt: Temporal.Instant, zone: string): string {
  const from = startsAt.toZonedDateTimeISO(zone);
  const to = endsAt.toZonedDateTimeISO(zone);
  const whole = from.hour + from.minute + to.hour + to.minute === 0;
  if (!whole) return `du ${sayInJournal(startsAt, zone)} au ${sayInJournal(endsAt, zone)}`;
  const first = formatDate(startsAt, zone);
  const last = formatDate(to.subtract({ days: 1 }).toInstant(), zone);
  return first === last ? `le ${first}` : `du ${first} au ${last}`;
}
