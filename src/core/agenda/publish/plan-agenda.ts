import type { Tx } from "../../../platform/db/index.ts";
import { generateSlots } from "../generate/generate-slots.ts";
import { type PresentSlot, type PublicationPlan, planPublication } from "../generate/plan-publication.ts";
import type { Audience, Modality, PublishedSlot } from "../generate/slot-template.ts";
import { instantOf, loadSources } from "./load-sources.ts";
import type { Calendar } from "./read-calendar.ts";
import { countHolds, listComingSlots, type SlotRow } from "./slot-store.ts";

const OURS = /^(template|opening):/;

/**
 * What must change for the published slots of a professional to be what their templates, openings, exceptions and absences
 * say now. Slots that have begun, and those kept as they are for a booking, are left alone, and nothing opens beside them.
 */
export async function planAgenda(
  tx: Tx,
  cptsId: string,
  professionalId: string,
  calendar: Calendar,
  lock: boolean,
): Promise<PublicationPlan> {
  const rows = await listComingSlots(
    tx,
    cptsId,
    professionalId,
    new Date(calendar.now.epochMilliseconds),
    lock,
  );
  const sources = await loadSources(tx, cptsId, professionalId, calendar);
  const wanted = generateSlots({
    ...sources,
    zone: calendar.zone,
    from: calendar.today,
    until: calendar.until,
    notBefore: calendar.now,
    holidays: calendar.holidays,
  });
  const governed = rows.filter(
    (row) => OURS.test(row.natural_key) && row.starts_at.getTime() >= calendar.now.epochMilliseconds,
  );
  const ids = new Set(governed.map((row) => row.id));
  const fixed = rows.filter((row) => row.state === "open" && !ids.has(row.id));
  const held = await countHolds(
    tx,
    cptsId,
    governed.filter((row) => row.taken > 0).map((row) => row.id),
  );
  return planPublication({
    wanted: wanted.filter((slot) => !standsOn(slot, fixed)),
    present: governed.map((row) => presentOf(row, held.get(row.id) ?? 0)),
  });
}

function standsOn(slot: PublishedSlot, fixed: readonly SlotRow[]): boolean {
  const from = slot.startsAt.epochMilliseconds;
  const until = slot.endsAt.epochMilliseconds;
  return fixed.some((row) => row.starts_at.getTime() < until && from < row.ends_at.getTime());
}

const presentOf = (row: SlotRow, heldCount: number): PresentSlot => ({
  id: row.id,
  key: row.natural_key,
  professionalId: row.professional_id,
  scheduleId: row.schedule_id,
  modality: row.modality as Modality,
  audiences: row.audiences as Audience[],
  reasons: row.reasons,
  shared: row.shared,
  startsAt: instantOf(row.starts_at),
  endsAt: instantOf(row.ends_at),
  places: row.places,
  heldCount,
  bookedCount: row.taken - heldCount,
  closed: row.state === "closed",
});
