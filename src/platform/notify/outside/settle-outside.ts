import { withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { publishEvent } from "../../events/index.ts";
import type { About, Delivery } from "../delivery/delivery-store.ts";
import { deleteDelivery } from "./outside-store.ts";

/** {aboutKind, aboutId, channel, outcome: "sent" | "failed"}, once per message. */
export const OUTSIDE_DELIVERED = "notify.outside-delivered";

/** The message has left, or never will: its writer is told, and the address is kept no longer. */
export const settleOutside = (
  deps: Deps,
  cptsId: string,
  { id, channel, about }: Delivery & { about: About },
  outcome: "sent" | "failed",
): Promise<void> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const wasThere = await deleteDelivery(tx, cptsId, id);
    // Withdrawn while it left: the one who reads it was told all the same.
    if (!wasThere && outcome === "failed") return;
    await publishEvent(deps, tx, {
      name: OUTSIDE_DELIVERED,
      payload: { aboutKind: about.kind, aboutId: about.id, channel, outcome },
    });
  });
