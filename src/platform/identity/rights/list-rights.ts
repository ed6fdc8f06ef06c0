import { type Actor, mayTry, type Policy, ROLE_WORDS } from "../../access/index.ts";
import type { Right } from "../contract.ts";

/** Every right of every slice as this person sees it: the sentence, whether they have it, to whom it is open. */
export const listRights = (policies: readonly Policy[], actor: Actor): Right[] =>
  policies.flatMap(({ slice, rules }) =>
    Object.entries(rules).map(([name, rule]) => ({
      slice,
      name,
      sentence: rule.sentence,
      condition: rule.condition ?? null,
      allowed: mayTry(actor, rule),
      openTo: rule.openTo.map((role) => ROLE_WORDS[role]),
    })),
  );

let registered: readonly Policy[] = [];

/** Given once by the application, which alone knows every slice. */
export const registerPolicies = (policies: readonly Policy[]): void => {
  registered = policies;
};

export const registeredPolicies = (): readonly Policy[] => registered;
