import { forbidden, notFound } from "../errors/problems.ts";
import { type Actor, hasRole } from "./actor.ts";
import type { Role } from "./roles.ts";

/** One right, as people read it. */
export interface Rule<Subject = never> {
  /** « Réserver un créneau pour un patient » */
  sentence: string;
  /** Roles that may have it; `when` narrows it to some subjects. */
  openTo: readonly Role[];
  /** Said beside the roles: « seulement ses propres demandes » */
  condition?: string;
  when?: (actor: Actor, subject: Subject) => boolean;
  /** A subject that this person may not even know of answers "not found" instead of "forbidden". */
  hides?: boolean;
}

export interface Policy {
  slice: string;
  rules: Readonly<Record<string, Rule<never>>>;
}

/** The rights of one slice, each a French sentence. Names are global: `slice.right`. */
export const definePolicy = <const Rules extends Record<string, Rule<never>>>(
  slice: string,
  rules: Rules,
) => ({ slice, rules });

/** Whether the roles alone allow it (what a route checks before it knows the subject). */
export const mayTry = (actor: Actor, rule: Rule<never>): boolean => hasRole(actor, ...rule.openTo);

/** Whether the actor may do this to this subject. */
export const can = <Subject>(actor: Actor, rule: Rule<Subject>, subject: Subject): boolean =>
  hasRole(actor, ...rule.openTo) && (rule.when?.(actor, subject) ?? true);

/** Refuses with the sentence of the right, or hides the subject. */
export function authorize<Subject>(actor: Actor, rule: Rule<Subject>, subject: Subject): void {
  if (can(actor, rule, subject)) return;
  if (rule.hides) throw notFound("access.not-found");
  throw forbidden("access.forbidden", refusal(rule));
}

export const refusal = (rule: Rule<never>): string =>
  `Vous n'avez pas le droit de faire cela ici : « ${rule.sentence} »${rule.condition ? ` (${rule.condition})` : ""}.`;
