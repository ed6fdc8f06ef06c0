import { type Actor, hasRole } from "../../../platform/access/index.ts";
import { isCollision } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { openRequest } from "./open-request.ts";
import type { Request, RequestDeclaration, RequestOrigin } from "./request-contract.ts";
import { findRequest } from "./request-store.ts";
import { viewOf } from "./view-request.ts";

/** A patient met is declared, with their agreement. The same client-made id by the same person is the same request. */
export async function declareRequest(
  deps: Deps,
  actor: Actor,
  once: Once,
  input: RequestDeclaration,
): Promise<Request> {
  const open = (): Promise<Request> =>
    actOnce(deps, actor, once, async (tx) => {
      const known = input.id ? await findRequest(tx, actor.cptsId, input.id) : undefined;
      if (known) {
        if (known.declarant_user_id !== actor.userId || known.patient_id !== input.patientId)
          throw conflict(
            "family-doctor.id-taken",
            "Cette demande existe déjà : recommencez-en une nouvelle.",
          );
        return viewOf(deps, actor, tx, known);
      }
      const now = nowOf(deps);
      const { kind, origin } = doorOf(actor);
      const row = await openRequest(deps, actor, tx, {
        ...(input.id ? { id: input.id } : {}),
        patientId: input.patientId,
        origin,
        // A professional met the person: nothing is left to check.
        status: "waiting",
        situation: input.situation,
        carer: input.carer,
        declarant: { userId: actor.userId, kind, label: actor.label },
        agreement: { informedAt: now, at: now, how: input.agreedHow, takenBy: actor.userId },
        sentence: `Patient déclaré par ${actor.label}, avec son accord.`,
      });
      return viewOf(deps, actor, tx, row);
    });
  try {
    return await open();
  } catch (error) {
    // Two tries of the same phone at the same instant: the second finds what the first made.
    if (input.id && isCollision(error)) return open();
    throw error;
  }
}

function doorOf(actor: Actor): { kind: string; origin: RequestOrigin } {
  const kinds = ["professional", "assistant", "partner", "coordinator"] as const;
  const kind = kinds.find((one) => hasRole(actor, one)) ?? "professional";
  return {
    kind,
    origin: kind === "partner" ? "partner" : kind === "coordinator" ? "desk" : "professional",
  };
}
