import { presentFreeSlot, searchFreeSlots } from "../../../core/agenda/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { openVisible } from "../request/open-request.ts";
import type { RequestRow } from "../request/request-store.ts";
import { isDelayOver } from "./find-fitting.ts";
import type { SlotOffer, WaitingList } from "./orientation-contract.ts";
import { listLastOffers, listWaiting, type Offer } from "./waiting-store.ts";
import { whereIsPatient } from "./where-is-patient.ts";

/** Those who wait for a slot, with the one that has freed for them while it is still free: these come first. */
export const readWaitingList = (deps: Deps, actor: Actor): Promise<WaitingList> =>
  act(deps, actor, async (tx) => {
    const rows = await listWaiting(tx, actor.cptsId, 200);
    const offers = await listLastOffers(
      tx,
      actor.cptsId,
      rows.map((row) => row.id),
    );
    const items: WaitingList["items"] = [];
    for (const row of rows) {
      const offer = offers.get(row.id);
      items.push({
        requestId: row.id,
        reference: row.reference,
        levelCode: row.level_code,
        wantedBy: row.wanted_by?.toISOString() ?? null,
        waitingSince: row.updated_at.toISOString(),
        offered: offer ? await stillFree(deps, tx, row, offer) : null,
      });
    }
    return { items: items.sort((a, b) => Number(b.offered !== null) - Number(a.offered !== null)) };
  });

/** What has freed for one request that waits: shown to who asked, who has no right to the whole list. */
export const readOffer = (deps: Deps, actor: Actor, requestId: string): Promise<SlotOffer> =>
  act(deps, actor, async (tx) => {
    const { row } = await openVisible(deps, actor, tx, requestId);
    return offerOf(deps, tx, row);
  });

/** What is offered to a request that waits, while it is still free. */
export async function offerOf(deps: Deps, tx: Tx, row: RequestRow): Promise<SlotOffer> {
  const offer =
    row.status === "waiting" ? (await listLastOffers(tx, row.cpts_id, [row.id])).get(row.id) : undefined;
  return {
    offered: offer ? await stillFree(deps, tx, row, offer) : null,
    delayOver: row.status === "waiting" && isDelayOver(row, nowOf(deps)),
  };
}

async function stillFree(deps: Deps, tx: Tx, row: RequestRow, offer: Offer) {
  const now = nowOf(deps);
  const [slot] = await searchFreeSlots(tx, {
    cptsIds: "own-and-partners",
    from: now,
    until: new Date(now.getTime() + 60 * 86_400_000),
    at: await whereIsPatient(tx, row),
    slotId: offer.slotId,
  });
  if (!slot) return null;
  const withinDelay = row.wanted_by === null || slot.startsAt <= row.wanted_by;
  return { slot: presentFreeSlot(slot), at: offer.at.toISOString(), withinDelay };
}
