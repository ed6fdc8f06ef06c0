import { type Actor, hasRole } from "../../../platform/access/index.ts";
import { isCollision, newId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { localParts, nowOf } from "../../../platform/time/index.ts";
import type { Request, RequesterKind, RequestInput } from "../contract.ts";
import { ensurePublishedSheet } from "../sheet/read-sheet.ts";
import { columnsOf } from "./fill-request.ts";
import { readLevels } from "./levels.ts";
import { moveRequest } from "./move-request.ts";
import { findUserPhone } from "./place-store.ts";
import { findRequest, insertRequest, takeReference } from "./request-store.ts";
import { fill } from "./save-draft.ts";
import { viewOf } from "./view-request.ts";

/** Begins a request, with what is known so far. The same client-made id by the same person is the same draft, whatever was lost on the way. */
export async function createDraft(
  deps: Deps,
  actor: Actor,
  once: Once,
  { id, ...fields }: RequestInput,
): Promise<Request> {
  const requestId = id ?? newId();
  const begin = (): Promise<Request> =>
    actOnce(deps, actor, once, async (tx) => {
      const known = id ? await findRequest(tx, actor.cptsId, id) : undefined;
      if (known) {
        if (known.requester_user_id !== actor.userId)
          throw conflict(
            "unscheduled-care.id-taken",
            "Cette demande existe déjà : recommencez-en une nouvelle.",
          );
        return viewOf(deps, actor, tx, known);
      }
      const now = nowOf(deps);
      const sheet = await ensurePublishedSheet(tx, actor.cptsId, now);
      const row = await insertRequest(tx, {
        cpts_id: actor.cptsId,
        id: requestId,
        reference: await takeReference(tx, actor.cptsId, localParts(now, actor.timeZone).year),
        status: "draft",
        requester_user_id: actor.userId,
        requester_kind: kindOf(actor),
        requester_label: actor.label.slice(0, 200),
        requester_phone: await findUserPhone(tx, actor.userId),
        sheet_id: sheet.id,
        created_at: now,
        updated_at: now,
      });
      const begun = await moveRequest(deps, actor, tx, row, {
        kind: "request-begun",
        sentence: "Demande commencée.",
      });
      const around = { sheet: sheet.content, levels: await readLevels(tx, now, actor.timeZone), now };
      const change = await columnsOf(tx, actor, begun, fields, around);
      return viewOf(
        deps,
        actor,
        tx,
        Object.keys(change).length > 0 ? await fill(deps, actor, tx, begun, change, around) : begun,
      );
    });
  try {
    return await begin();
  } catch (error) {
    // Two tries of the same phone at the same instant: the second finds what the first made.
    if (id && isCollision(error)) return begin();
    throw error;
  }
}

/** At the desk one asks as an operator, whatever else one is. */
function kindOf(actor: Actor): RequesterKind {
  const kinds = ["operator", "professional", "assistant", "partner", "coordinator"] as const;
  return kinds.find((kind) => hasRole(actor, kind)) ?? "professional";
}
