import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { findProposed } from "./ledger-store.ts";

/** The CPTS of a proposed slot, asked only when the claim failed: the dead holds to free stand there. */
export const findSlotHost =
  (
    deps: Deps,
    actor: Actor,
    requestId: string,
    chosen: { orientationId?: string | undefined; slotId?: string | undefined },
  ) =>
  async () => {
    const { orientationId, slotId } = chosen;
    if (!orientationId || !slotId) return undefined;
    const proposed = await act(deps, actor, (tx) => findProposed(tx, actor.cptsId, requestId, orientationId));
    const found = proposed?.find((one) => one.slotId === slotId);
    return found && { hostCptsId: found.cptsId, slotId };
  };
