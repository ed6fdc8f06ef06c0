import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { moveRequest } from "./move-request.ts";
import { nowOf } from "./now-of.ts";
import { notThere } from "./refuse-step.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import type { AttemptInput, ToldInput } from "./step-contract.ts";
import { viewOf } from "./view-request.ts";
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

/** Tried in vain. After three, closing is proposed on the screens; it is a person who closes. */
export const noteUnreachable = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { way, note }: AttemptInput,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.reach"], access);
    if (row.status === "closed") throw notThere(row.status);
    const count = Math.min(MOST_ATTEMPTS, row.unreachable_count + 1);
    const moved = await moveRequest(deps, actor, tx, row, {
      change: { unreachable_count: count },
      kind: "patient-unreachable",
      sentence: `Patient injoignable ${WAY_WORDS[way]} (${count === 1 ? "1re fois" : `${count}e fois`}).${note ? ` ${note}` : ""}`,
      details: { way, count },
      undo: { unreachable_count: row.unreachable_count },
    });
    return viewOf(deps, actor, tx, moved);
  });

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
