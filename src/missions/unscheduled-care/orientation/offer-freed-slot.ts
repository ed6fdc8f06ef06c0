import type { FreeSlot } from "../../../core/agenda/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { formatLasting, nowOf } from "../../../platform/time/index.ts";
import { zoneOf } from "../request/levels.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockRequest, type RequestRow } from "../request/request-store.ts";
import { type Freed, findFitting, isDelayOver } from "./find-fitting.ts";
import { listLastOffers, listStillOpen, listWaiting, type Offer, SLOT_FREED } from "./waiting-store.ts";

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
  const { waiting, live } = await withTenant(deps.db, cptsId, async (tx) => {
    const rows = await listWaiting(tx, cptsId, MOST_WAITING);
    return { waiting: rows, live: await listLiveOffers(deps, tx, cptsId, idsOf(rows)) };
  });
  const told = new Set(live.map(({ requestId }) => requestId));
  const taken = new Set(live.map(({ slotId }) => slotId));
  let count = 0;
  for (const row of waiting) {
    if (count >= MOST_OFFERS) break;
    if (told.has(row.id)) continue;
    const slot = await withTenant(deps.db, cptsId, async (tx) => {
      const found = await findFitting(deps, tx, row, freed, taken);
      return found && (await lockAndTell(deps, tx, row, found, taken)) ? found : null;
    });
    if (!slot) continue;
    count += 1;
    taken.add(slot.slotId);
    if (freed.slotId) break;
  }
  return count;
}

/**
 * The next free slot that fits a request, locked by the caller, for which one was just refused: who refused is looking for it, so
 * `byUserId` is not told by a notice.
 */
export async function offerNext(deps: Deps, tx: Tx, locked: RequestRow, byUserId: string): Promise<void> {
  const waiting = await listWaiting(tx, locked.cpts_id, MOST_WAITING);
  const live = await listLiveOffers(deps, tx, locked.cpts_id, idsOf(waiting));
  const slot = await findFitting(deps, tx, locked, {}, new Set(live.map(({ slotId }) => slotId)));
  if (slot) await tell(deps, tx, locked, slot, byUserId);
}

const idsOf = (rows: readonly RequestRow[]): string[] => rows.map(({ id }) => id);

/** Fresh offers that are still offers: one whose slot was booked by somebody else, closed or begun keeps nobody from the next place. */
async function listLiveOffers(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  requestIds: readonly string[],
): Promise<Offer[]> {
  const now = nowOf(deps);
  const since = new Date(now.getTime() - OFFER_MINUTES * 60_000);
  const fresh = [...(await listLastOffers(tx, cptsId, requestIds)).values()].filter(({ at }) => at > since);
  const slotIds = fresh.map(({ slotId }) => slotId);
  const open = await listStillOpen(tx, cptsId, slotIds, now);
  return fresh.filter(({ slotId }) => open.has(slotId));
}

/** Under the lock: it may have left the list since it was read, or another job may have offered it a slot, which is then taken. */
async function lockAndTell(
  deps: Deps,
  tx: Tx,
  row: RequestRow,
  slot: FreeSlot,
  taken: Set<string>,
): Promise<boolean> {
  const locked = await lockRequest(tx, row.cpts_id, row.id);
  if (locked?.status !== "waiting") return false;
  const [live] = await listLiveOffers(deps, tx, row.cpts_id, [row.id]);
  if (live) {
    taken.add(live.slotId);
    return false;
  }
  await tell(deps, tx, locked, slot);
  return true;
}

async function tell(
  deps: Deps,
  tx: Tx,
  locked: RequestRow,
  slot: FreeSlot,
  byUserId?: string,
): Promise<void> {
  const zone = await zoneOf(tx, locked.cpts_id);
  const late = isDelayOver(locked, nowOf(deps)) ? ", au-delà du délai demandé" : "";
  await moveRequest(deps, null, tx, locked, {
    kind: SLOT_FREED,
    sentence: `Un créneau qui convient ${byUserId ? "est libre" : "s'est libéré"} : ${slot.professionalName}, ${formatLasting(slot.startsAt, zone, deps.clock.now())}${late}`,
    details: { slotId: slot.slotId, slotCptsId: slot.cptsId },
  });
  await publishEvent(deps, tx, {
    name: "unscheduled-care.slot-freed",
    payload: { requestId: locked.id, slotId: slot.slotId, ...(byUserId ? { byUserId } : {}) },
  });
}
