import { type FreeSlot, searchFreeSlots } from "../../../core/agenda/index.ts";
import { findPatient } from "../../../core/patients/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { formatLasting, nowOf } from "../../../platform/time/index.ts";
import { filterCandidates } from "../matching/filter-candidates.ts";
import { isWithinDelay } from "../matching/ranking-rule.ts";
import { zoneOf } from "../request/levels.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockRequest, type RequestRow } from "../request/request-store.ts";
import { filtersOf, toCandidate, toSlotRequest } from "./to-candidate.ts";
import { listLastOffers, listWaiting, SLOT_FREED } from "./waiting-store.ts";
import { whereIsPatient } from "./where-is-patient.ts";

const MOST_WAITING = 200;
const MOST_OFFERS = 20;
/** While an offer is this fresh the next slot goes to the next one who waits. */
const OFFER_MINUTES = 30;

/**
 * Offers what has freed in this CPTS (one slot, or a schedule that was just published) to those who wait: the most urgent, then the
 * oldest, whom the slot fits. Tells, and shows on top of the desk; it holds nothing, because nobody has said yes.
 *
 * Each offer is a transaction of its own, so that the lock of one request at most is held at a time: in one transaction for all, up to
 * twenty requests stayed locked while the search ran for the others, the desk waited to write on any of them, and two such jobs could
 * wait for each other. A job that is cut and run again skips those whom it told, and does not offer their slots twice.
 * @returns how many were told
 */
export async function offerFreed(deps: Deps, cptsId: string, freed: Freed): Promise<number> {
  const { waiting, offers } = await withTenant(deps.db, cptsId, async (tx) => {
    const rows = await listWaiting(tx, cptsId, MOST_WAITING);
    const ids = rows.map((row) => row.id);
    return { waiting: rows, offers: await listLastOffers(tx, cptsId, ids) };
  });
  const fresh = [...offers.values()].filter(({ at }) => at > freshSince(deps));
  const told = new Set(fresh.map(({ requestId }) => requestId));
  const taken = new Set(fresh.map(({ slotId }) => slotId));
  let count = 0;
  for (const row of waiting) {
    if (count >= MOST_OFFERS) break;
    if (told.has(row.id)) continue;
    const slot = await withTenant(deps.db, cptsId, async (tx) => {
      const found = await findFitting(deps, tx, row, freed, taken);
      return found && (await tell(deps, tx, row, found, taken)) ? found : null;
    });
    if (!slot) continue;
    count += 1;
    taken.add(slot.slotId);
    if (freed.slotId) break;
  }
  return count;
}

type Freed = { slotId?: string; scheduleId?: string };

const freshSince = (deps: Deps): Date => new Date(nowOf(deps).getTime() - OFFER_MINUTES * 60_000);

async function findFitting(
  deps: Deps,
  tx: Tx,
  row: RequestRow,
  freed: Freed,
  taken: ReadonlySet<string>,
): Promise<FreeSlot | undefined> {
  const now = deps.clock.now();
  const filters = filtersOf(row);
  const found = await searchFreeSlots(tx, {
    cptsIds: "own",
    from: nowOf(deps),
    until: row.wanted_by ?? new Date(now.add({ hours: 24 * 56 }).epochMilliseconds),
    at: await whereIsPatient(tx, row),
    modalities: filters.modalities,
    professionCodes: filters.professionCodes,
    languages: filters.languages,
    wheelchair: filters.wheelchair,
    reasonCode: row.reason_code,
    slotId: freed.slotId,
    scheduleId: freed.scheduleId,
    limitSchedules: 1,
    slotsPerSchedule: 20,
  });
  const patient = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
  const request = toSlotRequest(
    row,
    await zoneOf(tx, row.cpts_id),
    patient?.own_doctor_professional_id ?? null,
    filters,
  );
  return found.find((slot) => {
    const candidate = toCandidate(slot);
    return (
      !taken.has(slot.slotId) &&
      isWithinDelay(candidate, request) &&
      filterCandidates([candidate], request, now).kept.length > 0
    );
  });
}

/** Under the lock: it may have left the list since it was read, or another job may have offered it a slot, which is then taken. */
async function tell(
  deps: Deps,
  tx: Tx,
  row: RequestRow,
  slot: FreeSlot,
  taken: Set<string>,
): Promise<boolean> {
  const locked = await lockRequest(tx, row.cpts_id, row.id);
  if (locked?.status !== "waiting") return false;
  const last = (await listLastOffers(tx, row.cpts_id, [row.id])).get(row.id);
  if (last && last.at > freshSince(deps)) {
    taken.add(last.slotId);
    return false;
  }
  const zone = await zoneOf(tx, row.cpts_id);
  await moveRequest(deps, null, tx, locked, {
    kind: SLOT_FREED,
    sentence: `Un créneau qui convient s'est libéré : ${slot.professionalName}, ${formatLasting(slot.startsAt, zone, deps.clock.now())}`,
    details: { slotId: slot.slotId, slotCptsId: slot.cptsId },
  });
  await publishEvent(deps, tx, {
    name: "unscheduled-care.slot-freed",
    payload: { requestId: row.id, slotId: slot.slotId },
  });
  return true;
}
