import { type Actor, can } from "../../../platform/access/index.ts";
import type { RequestAccess } from "./request-access.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import type { RequestRow } from "./request-store.ts";

/** Not yet in a doctor's hands. */
export const BEFORE_DOCTOR = ["to-check", "waiting", "proposed"];

/** What the screen offers: the rights of the person, in this state of the request. */
export function allowedTo(actor: Actor, { status }: RequestRow, access: RequestAccess): Request["can"] {
  const follows = can(actor, requestRules["request.follow"], access);
  const open = status !== "closed";
  return {
    correct:
      can(actor, requestRules["request.correct"], access) &&
      (BEFORE_DOCTOR.includes(status) || (open && access.alsoCoordination)),
    check: status === "to-check" && can(actor, requestRules["request.check"], access),
    overrule: BEFORE_DOCTOR.includes(status) && can(actor, requestRules["weight.overrule"], access),
    exclude: open && can(actor, requestRules["doctor.exclude"], access),
    tell: follows && (status === "accepted" || status === "told"),
    appoint: follows && ["accepted", "told", "appointed"].includes(status),
    declare: follows && ["accepted", "told", "appointed"].includes(status),
    giveCode: open && can(actor, requestRules["follow-code.give"], access),
    close: open && can(actor, requestRules["request.close"], access),
  };
}
