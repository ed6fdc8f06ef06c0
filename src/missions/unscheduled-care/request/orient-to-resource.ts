import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import type { Request, ResourceInput } from "../contract.ts";
import { policy } from "../policy.ts";
import { awaitNews, newsDue } from "./ask-after-resource.ts";
import { moveRequest } from "./move-request.ts";
import { lockVisible } from "./open-request.ts";
import { findResource } from "./place-store.ts";
import { viewOf } from "./view-request.ts";

/** No slot fits: the patient is sent to a resource of the territory (SNP centre, imaging, PASS…). */
export const orientToResource = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { resourceId, note }: ResourceInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.orient"], access);
    if (!["to-orient", "callback", "waiting"].includes(row.status))
      throw conflict("unscheduled-care.not-orientable", "Cette demande n'est pas à orienter.");
    const resource = await findResource(tx, row.cpts_id, resourceId);
    if (!resource?.active)
      throw invalid(
        "resourceId",
        "Cette ressource n'est plus dans l'annuaire du territoire : choisissez-en une autre.",
      );
    const newsDueAt = await newsDue(deps, actor, tx);
    const moved = await moveRequest(deps, actor, tx, row, {
      to: "resource",
      change: {
        resource_id: resource.id,
        resource_note: note || null,
        callback_due_at: null,
        news_due_at: newsDueAt,
      },
      kind: "request-to-resource",
      sentence: `Orientée vers : ${resource.name}.`,
      details: { resourceId: resource.id },
      undo: {
        resource_id: row.resource_id,
        resource_note: row.resource_note,
        callback_due_at: row.callback_due_at,
        news_due_at: row.news_due_at,
      },
    });
    await awaitNews(deps, tx, moved, newsDueAt);
    return viewOf(deps, actor, tx, moved);
  });
