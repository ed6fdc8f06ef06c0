import { type FreeSlot, searchFreeSlots } from "../../../core/agenda/index.ts";
import { findPatient } from "../../../core/patients/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { rankSlots } from "../matching/rank-slots.ts";
import { zoneOf } from "../request/levels.ts";
import type { RequestRow } from "../request/request-store.ts";
import { filtersOf, toCandidate, toSlotRequest } from "./to-candidate.ts";
import { listRefused } from "./waiting-store.ts";
import { whereIsPatient } from "./where-is-patient.ts";

/** Slots are published eight weeks ahead. */
const BEYOND_HOURS = 24 * 56;
const MOST_SCHEDULES = 10;

/** What has freed; neither = everything that is free. */
export type Freed = { slotId?: string; scheduleId?: string };

/** The delay asked has passed: from then on any place is better than none, and is offered with a word that it comes late. */
export const isDelayOver = (row: Pick<RequestRow, "wanted_by">, now: Date): boolean =>
  row.wanted_by !== null && row.wanted_by <= now;

/**
 * The best free slot of this CPTS for a request that waits, by the rule of the proposals; `except` leaves out what is offered to others,
 * and a slot refused for this request is never found again. Within the delay asked; beyond it once that has passed.
 */
export async function findFitting(
  deps: Deps,
  tx: Tx,
  row: RequestRow,
  freed: Freed,
  except: ReadonlySet<string>,
): Promise<FreeSlot | undefined> {
  const now = deps.clock.now();
  const isOver = isDelayOver(row, nowOf(deps));
  const farthest = new Date(now.add({ hours: BEYOND_HOURS }).epochMilliseconds);
  const filters = filtersOf(row);
  const found = await searchFreeSlots(tx, {
    cptsIds: "own",
    from: nowOf(deps),
    until: isOver ? farthest : (row.wanted_by ?? farthest),
    at: await whereIsPatient(tx, row),
    modalities: filters.modalities,
    professionCodes: filters.professionCodes,
    languages: filters.languages,
    wheelchair: filters.wheelchair,
    reasonCode: row.reason_code,
    slotId: freed.slotId,
    scheduleId: freed.scheduleId,
    limitSchedules: freed.slotId || freed.scheduleId ? 1 : MOST_SCHEDULES,
    slotsPerSchedule: 20,
  });
  if (found.length === 0) return undefined;
  const refused = await listRefused(tx, row.cpts_id, row.id);
  const patient = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
  const ownDoctorId = patient?.own_doctor_professional_id ?? null;
  const { proposals, nextBestBeyond } = rankSlots({
    request: toSlotRequest(row, await zoneOf(tx, row.cpts_id), ownDoctorId, filters),
    candidates: found
      .filter(({ slotId }) => !except.has(slotId) && !refused.has(slotId))
      .map((slot) => toCandidate(slot)),
    now,
    seed: row.id,
    limit: 1,
  });
  const best = proposals[0] ?? (isOver ? nextBestBeyond[0] : undefined);
  return best && found.find(({ slotId }) => slotId === best.candidate.slotId);
}
