import { type Actor, authorize, can } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { closeLocked } from "./close-request.ts";
import { moveRequest } from "./move-request.ts";
import { notThere } from "./refuse-step.ts";
import type { RequestAccess } from "./request-access.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import type { AttemptInput, ToldInput } from "./step-contract.ts";
import { ATTEMPTS_BEFORE_CLOSING, viewOf } from "./view-request.ts";
import { lockVisible } from "./visible-request.ts";

const WAY_WORDS = {
  phone: "par téléphone",
  mail: "par mail",
  sms: "par SMS",
  letter: "par courrier",
} as const;
const MOST_ATTEMPTS = 20;

/** The patient knows that a doctor takes them. */
export const tellPatient = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { way }: ToldInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.follow"], access);
    if (row.status !== "accepted") throw notThere(row.status);
    const moved = await moveRequest(deps, actor, tx, row, {
      to: "told",
      change: { told_at: nowOf(deps), unreachable_count: 0 },
      kind: "patient-told",
      sentence: `Patient prévenu ${WAY_WORDS[way]}.`,
      details: { way },
      undo: { told_at: row.told_at, unreachable_count: row.unreachable_count },
    });
    return viewOf(deps, actor, tx, moved);
  });

/** Tried in vain. From the third time on a person may close with it: the place goes back to the doctor. */
export const noteUnreachable = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { way, note, closing }: AttemptInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.reach"], access);
    if (row.status === "closed") throw notThere(row.status);
    const count = Math.min(MOST_ATTEMPTS, row.unreachable_count + 1);
    if (closing) refuseTooEarly(actor, access, count);
    const moved = await moveRequest(deps, actor, tx, row, {
      change: { unreachable_count: count },
      kind: "patient-unreachable",
      sentence: `Patient injoignable ${WAY_WORDS[way]} (${count === 1 ? "1re fois" : `${count}e fois`}).${note ? ` ${note}` : ""}`,
      details: { way, count },
      undo: { unreachable_count: row.unreachable_count },
    });
    if (!closing) return viewOf(deps, actor, tx, moved);
    const ending = { reason: "unreachable" as const, note: `${count} essais sans réponse.` };
    return viewOf(deps, actor, tx, await closeLocked(deps, actor, tx, moved, ending));
  });

/** Whoever follows the patient may close so: the doctor's secretariat calls as well as the coordination. */
function refuseTooEarly(actor: Actor, access: RequestAccess, count: number): void {
  if (!can(actor, requestRules["request.follow"], access))
    authorize(actor, requestRules["request.close"], access);
  if (count < ATTEMPTS_BEFORE_CLOSING)
    throw conflict(
      "family-doctor.too-few-attempts",
      `Une demande se clôt après ${ATTEMPTS_BEFORE_CLOSING} essais sans réponse : c'est seulement le ${count === 1 ? "premier" : `${count}e`}.`,
    );
}

/** Asked after, the patient still wants a doctor: the request is fresh again. */
export const confirmRequest = (deps: Deps, actor: Actor, once: Once, id: string): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.reach"], access);
    if (row.status === "closed") throw notThere(row.status);
    const moved = await moveRequest(deps, actor, tx, row, {
      change: { last_asked_at: nowOf(deps), unreachable_count: 0 },
      kind: "request-still-holds",
      sentence: "Le patient cherche toujours un médecin.",
      undo: { last_asked_at: row.last_asked_at, unreachable_count: row.unreachable_count },
    });
    return viewOf(deps, actor, tx, moved);
  });
