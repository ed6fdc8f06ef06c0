import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Request } from "../contract.ts";
import { policy } from "../policy.ts";
import { moveRequest } from "./move-request.ts";
import { lockVisible } from "./open-request.ts";
import { ALLOWED_SECONDS, lastStep } from "./undoable-step.ts";
import { viewOf } from "./view-request.ts";

/** Puts the request back as it was before the last step; the story keeps both. */
export const undoStep = (deps: Deps, actor: Actor, id: string): Promise<Request> =>
  act(deps, actor, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.edit"], access);
    const step = await lastStep(tx, actor, row, nowOf(deps), ALLOWED_SECONDS);
    if (!step)
      throw conflict(
        "unscheduled-care.too-late-to-undo",
        "Il est trop tard pour annuler cette étape : corrigez la demande.",
      );
    const { status, ...change } = step.undo;
    const undone = await moveRequest(deps, actor, tx, row, {
      to: status,
      change,
      kind: "step-undone",
      sentence: `Étape annulée : ${step.sentence}`,
    });
    return viewOf(deps, actor, tx, undone);
  });
