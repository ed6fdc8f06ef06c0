import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import type { OpeningInput } from "../change/change-contract.ts";
import { addRow, endOfRow } from "../change/keep-steps.ts";
import { refuseProblems } from "../change/refuse-problems.ts";
import { JOURNAL_NOW } from "../change/say-in-journal.ts";
import type { ChangeDesk, WrittenChange } from "../change/written-change.ts";
import { checkOpening } from "../generate/check-template.ts";
import { describeOpening } from "../generate/describe-template.ts";
import type { SlotOpening } from "../generate/slot-template.ts";
import { openingOf } from "../publish/load-sources.ts";
import { listOpenings, MOST_SOURCES } from "../publish/source-store.ts";

const MOST_DAYS_AHEAD = 370;

/** A deliberate act, once: it goes before the templates at its hour, and holidays do not close it. */
export async function addOpening(desk: ChangeDesk, input: OpeningInput): Promise<WrittenChange> {
  const opening = openingFrom(desk, input);
  refuseProblems(checkOpening(opening), "change.opening");
  await insertOpening(desk, opening);
  return {
    scheduleId: input.scheduleId,
    sentence: `Ouverture : ${describeOpening(opening, desk.calendar.zone, JOURNAL_NOW)}.`,
  };
}

export async function cancelOpening(desk: ChangeDesk, openingId: string): Promise<WrittenChange> {
  const opening = (await openingsOf(desk)).find((one) => one.id === openingId);
  if (!opening)
    throw notFound(
      "agenda.opening-not-found",
      "Cette ouverture n'existe plus, ou elle est passée : rechargez la page.",
    );
  await endOfRow(desk, "opening", openingId);
  return {
    scheduleId: opening.scheduleId,
    sentence: `Ouverture retirée : ${describeOpening(opening, desk.calendar.zone, JOURNAL_NOW)}.`,
  };
}

/** Writes an opening; 409 when another stands at its hour. */
export async function insertOpening(desk: ChangeDesk, opening: SlotOpening): Promise<void> {
  const { startsAt, endsAt } = opening;
  const { now } = desk.calendar;
  if (startsAt.epochMilliseconds < now.epochMilliseconds)
    throw invalid("change.opening.startsAt", "Choisissez une heure à venir.");
  if (startsAt.since(now).total("hours") > MOST_DAYS_AHEAD * 24)
    throw invalid("change.opening.startsAt", "Un an à l'avance au plus.");
  const others = await openingsOf(desk);
  if (others.length >= MOST_SOURCES.openings)
    throw conflict(
      "agenda.too-many-openings",
      `${MOST_SOURCES.openings} ouvertures à venir au plus : faites plutôt une plage type.`,
    );
  const beside = others.find(
    (one) =>
      Temporal.Instant.compare(one.startsAt, endsAt) < 0 &&
      Temporal.Instant.compare(startsAt, one.endsAt) < 0,
  );
  if (beside)
    throw conflict(
      "agenda.openings-overlap",
      `Une autre ouverture est déjà à cette heure (${describeOpening(beside, desk.calendar.zone, now)}) : choisissez une autre heure, ou retirez-la d'abord.`,
    );
  await addRow(desk, "opening", {
    schedule_id: opening.scheduleId,
    starts_at: startsAt.toString(),
    ends_at: endsAt.toString(),
    slot_minutes: opening.slotMinutes,
    places: opening.places,
    modality: opening.modality,
    audiences: [...opening.audiences],
    reasons: [...opening.reasons],
    shared: opening.shared,
  });
}

const openingsOf = async (desk: ChangeDesk): Promise<SlotOpening[]> =>
  (
    await listOpenings(
      desk.tx,
      desk.cptsId,
      desk.professionalId,
      new Date(desk.calendar.now.epochMilliseconds),
    )
  ).map(openingOf);

function openingFrom(desk: ChangeDesk, input: OpeningInput): SlotOpening {
  if (!desk.scheduleIds.includes(input.scheduleId))
    throw notFound("agenda.schedule-not-found", "Ce lieu n'est pas de cet agenda.");
  return {
    ...input,
    id: "new",
    professionalId: desk.professionalId,
    startsAt: Temporal.Instant.from(input.startsAt),
    endsAt: Temporal.Instant.from(input.endsAt),
  };
}
