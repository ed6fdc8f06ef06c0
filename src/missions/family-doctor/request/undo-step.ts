import { restoreOwnDoctor } from "../../../core/patients/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import { violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { giveBookingBack } from "../appointment/held-place.ts";
import { APPOINTED } from "../appointment/take-slot.ts";
import { DECLARED } from "./appoint-patient.ts";
import { moveRequest } from "./move-request.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import { ALLOWED_SECONDS, lastStep } from "./undoable-step.ts";
import { viewOf } from "./view-request.ts";
import { lockVisible } from "./visible-request.ts";

/** Puts the request back as it was before the last step; the story keeps both. */
export async function undoStep(deps: Deps, actor: Actor, id: string): Promise<Request> {
  try {
    return await act(deps, actor, async (tx) => {
      const { row, access } = await lockVisible(deps, actor, tx, id);
      authorize(actor, requestRules["step.undo"], access);
      const step = await lastStep(tx, actor, row, nowOf(deps), ALLOWED_SECONDS);
      if (!step)
        throw conflict(
          "family-doctor.too-late-to-undo",
          "Cette étape ne peut plus être annulée : corrigez la demande, ou rouvrez-en une.",
        );
      const { status, ...change } = step.undo;
      if (step.kind === APPOINTED && row.booking_id !== (change.booking_id ?? null))
        await giveBookingBack(deps, actor, tx, row, "Rendez-vous pris par erreur");
      const undone = await moveRequest(deps, actor, tx, row, {
        to: status,
        change,
        kind: "step-undone",
        sentence: `Étape annulée : ${step.sentence}`,
      });
      if (step.kind === DECLARED && row.patient_id)
        await restoreOwnDoctor(deps, actor, tx, row.patient_id, step.formerDoctor);
      return viewOf(deps, actor, tx, undone);
    });
  } catch (error) {
    if (violates(error, "mt_requests_open_key"))
      throw conflict(
        "family-doctor.already-open",
        "Une autre demande a été ouverte pour cette personne : celle-ci reste terminée.",
      );
    throw error;
  }
}
