import { type Actor, authorize, hasRole } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Request } from "../contract.ts";
import { policy } from "../policy.ts";
import { moveRequest } from "./move-request.ts";
import { lockVisible } from "./open-request.ts";
import { listUserLabels } from "./place-store.ts";
import { viewOf } from "./view-request.ts";

const OVER = ["draft", "closed", "cancelled"];

/** « Je m'en occupe »: one person of the desk at a time. */
export const takeRequest = (deps: Deps, actor: Actor, id: string): Promise<Request> =>
  act(deps, actor, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.take"], access);
    if (row.taken_by === actor.userId) return viewOf(deps, actor, tx, row);
    if (OVER.includes(row.status)) throw conflict("unscheduled-care.over", "Cette demande est terminée.");
    if (row.taken_by) {
      const label = (await listUserLabels(tx, [row.taken_by])).get(row.taken_by) ?? "un collègue";
      throw conflict("unscheduled-care.taken", `Cette demande est déjà prise en charge par ${label}.`);
    }
    const taken = await moveRequest(deps, actor, tx, row, {
      change: { taken_by: actor.userId, taken_at: nowOf(deps) },
      kind: "request-taken",
      sentence: `Prise en charge par ${actor.label}.`,
      undo: { taken_by: null, taken_at: null },
    });
    return viewOf(deps, actor, tx, taken);
  });

/** Gives it back to the desk: who took it, or the coordination for somebody who left. */
export const releaseRequest = (deps: Deps, actor: Actor, id: string): Promise<Request> =>
  act(deps, actor, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.take"], access);
    if (row.taken_by === null) return viewOf(deps, actor, tx, row);
    if (row.taken_by !== actor.userId && !hasRole(actor, "coordinator")) {
      throw conflict(
        "unscheduled-care.taken",
        "Cette demande est prise en charge par quelqu'un d'autre : demandez-lui de la rendre.",
      );
    }
    const released = await moveRequest(deps, actor, tx, row, {
      change: { taken_by: null, taken_at: null },
      kind: "request-released",
      sentence: "Rendue au poste d'appel.",
      undo: { taken_by: row.taken_by, taken_at: row.taken_at },
    });
    return viewOf(deps, actor, tx, released);
  });
