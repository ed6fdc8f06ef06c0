import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { addRow, changeRow } from "../change/keep-steps.ts";
import { sayInJournal } from "../change/say-in-journal.ts";
import type { ChangeDesk, WrittenChange } from "../change/written-change.ts";
import type { Audience, Modality } from "../generate/slot-template.ts";
import { instantOf } from "../publish/load-sources.ts";
import { type ComingSlot, findComingSlot } from "./coming-slot-store.ts";
import { insertOpening } from "./write-opening.ts";

/** Closes one slot by hand: an exception to the rule that made it, or else the next publication would open it again. */
export async function closeSlot(desk: ChangeDesk, slotId: string): Promise<WrittenChange> {
  const slot = await comingSlot(desk, slotId);
  await takeOffAgenda(desk, slot);
  return { scheduleId: slot.schedule_id, sentence: `Créneau fermé : ${when(desk, slot.starts_at)}.` };
}

/** The same slot at another hour: closed here, opened there. Bookings in it are decided like those of any change. */
export async function moveSlot(desk: ChangeDesk, slotId: string, startsAt: string): Promise<WrittenChange> {
  const slot = await comingSlot(desk, slotId);
  const start = Temporal.Instant.from(startsAt);
  const minutes = (slot.ends_at.getTime() - slot.starts_at.getTime()) / 60_000;
  await takeOffAgenda(desk, slot);
  await insertOpening(desk, {
    id: "new",
    professionalId: desk.professionalId,
    scheduleId: slot.schedule_id,
    modality: slot.modality as Modality,
    audiences: slot.audiences as Audience[],
    reasons: slot.reasons,
    shared: slot.shared,
    places: slot.places,
    slotMinutes: minutes,
    startsAt: start,
    endsAt: start.add({ minutes }),
  });
  return {
    scheduleId: slot.schedule_id,
    sentence: `Créneau déplacé : ${when(desk, slot.starts_at)} → ${sayInJournal(start, desk.calendar.zone)}.`,
  };
}

async function comingSlot(desk: ChangeDesk, slotId: string): Promise<ComingSlot> {
  const slot = await findComingSlot(
    desk.tx,
    desk.cptsId,
    desk.professionalId,
    slotId,
    new Date(desk.calendar.now.epochMilliseconds),
  );
  if (!slot)
    throw notFound(
      "agenda.slot-not-found",
      "Ce créneau n'existe plus, ou il a commencé : rechargez la page.",
    );
  return slot;
}

async function takeOffAgenda(desk: ChangeDesk, slot: ComingSlot): Promise<void> {
  const [source, sourceId] = slot.natural_key.split(":");
  if (source === "template" || source === "opening") {
    const { onDate, from, until } = wallWindow(slot, desk.calendar.zone);
    const of = source === "template" ? { template_id: sourceId! } : { opening_id: sourceId! };
    await addRow(desk, "exception", {
      ...of,
      on_date: onDate,
      from_local: from,
      until_local: until,
      kind: "closed",
    });
    return;
  }
  if (slot.taken > 0)
    throw conflict(
      "agenda.slot-kept",
      "Ce créneau a été gardé pour un rendez-vous : annulez ou déplacez d'abord le rendez-vous.",
    );
  await changeRow(desk, "slot", slot.id, { state: "closed" });
}

/** The slot on the wall clock of its day; where the clock steps back inside it, its length is kept. */
function wallWindow(slot: ComingSlot, zone: string): { onDate: string; from: string; until: string } {
  const start = instantOf(slot.starts_at).toZonedDateTimeISO(zone);
  const minutes = (slot.ends_at.getTime() - slot.starts_at.getTime()) / 60_000;
  const end = Math.min(1440, start.hour * 60 + start.minute + minutes);
  return {
    onDate: start.toPlainDate().toString(),
    from: clock(start.hour * 60 + start.minute),
    until: clock(end),
  };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const when = (desk: ChangeDesk, at: Date): string => sayInJournal(at, desk.calendar.zone);
