export { type Actor, actsFor, hasRole } from "./actor.ts";
export { authorize, can, definePolicy, mayTry, type Policy, type Rule, refusal } from "./policy.ts";
export { ROLE_WORDS, ROLES, type Role } from "./roles.ts";
export { signedLinks } from "./signed-link.ts";
