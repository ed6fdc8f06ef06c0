import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { formatLasting } from "../../../platform/time/index.ts";
import { moveRequest } from "../request/move-request.ts";
import { offerOf } from "./list-waiting.ts";
import { lockToOrient } from "./lock-to-orient.ts";
import { offerNext } from "./offer-freed-slot.ts";
import type { SlotOffer } from "./orientation-contract.ts";
import { listLastOffers, listRefused, SLOT_REFUSED } from "./waiting-store.ts";

/**
 * « Pas celle-ci »: the offered place is never shown again for this request, the next free one that fits is, and the refused one goes
 * to the next who waits. The same refusal sent twice is one. @throws 409 unscheduled-care.not-offered
 */
export const refuseOffer = (
  deps: Deps,
  actor: Actor,
  requestId: string,
  slotId: string,
): Promise<SlotOffer> =>
  act(deps, actor, async (tx) => {
    const row = await lockToOrient(deps, actor, tx, requestId, ["waiting"]);
    if ((await listRefused(tx, row.cpts_id, row.id)).has(slotId)) return offerOf(deps, tx, row);
    if ((await listLastOffers(tx, row.cpts_id, [row.id])).get(row.id)?.slotId !== slotId)
      throw conflict(
        "unscheduled-care.not-offered",
        "Cette place n'est plus celle qui est proposée pour cette demande : regardez celle qui l'est maintenant.",
      );
    const slot = (await offerOf(deps, tx, row)).offered?.slot;
    const place = slot
      ? ` : ${slot.professionalName}, ${formatLasting(new Date(slot.startsAt), actor.timeZone, deps.clock.now())}`
      : "";
    const refused = await moveRequest(deps, actor, tx, row, {
      kind: SLOT_REFUSED,
      sentence: `Place proposée refusée${place}`,
      details: { slotId },
    });
    await offerNext(deps, tx, refused, actor.userId);
    await enqueueJob(tx, { name: "unscheduled-care.offer-freed", payload: { cptsId: row.cpts_id, slotId } });
    return offerOf(deps, tx, refused);
  });
