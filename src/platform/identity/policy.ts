import { type Actor, definePolicy, hasRole, ROLES, type Role } from "../access/index.ts";

/** Nobody hands on more than they hold: only an administrator makes an administrator. */
const mayGive = (actor: Actor, role: Role): boolean =>
  role !== "administrator" || hasRole(actor, "administrator");

const MANAGERS = ["coordinator", "administrator"] as const;
const CONDITION = "le rôle d'administration n'est donné que par l'administration";

export const policy = definePolicy("identity", {
  "rights.read": { sentence: "Voir ce que chacun peut faire ici, et à qui c'est ouvert", openTo: ROLES },
  "member.read": { sentence: "Voir qui fait quoi dans la CPTS", openTo: MANAGERS },
  "member.grant": {
    sentence: "Donner ou retirer un rôle à un membre",
    openTo: MANAGERS,
    condition: CONDITION,
    when: mayGive,
  },
  "member.invite": {
    sentence: "Inviter une personne par mail, relancer ou retirer une invitation",
    openTo: MANAGERS,
    condition: CONDITION,
    when: mayGive,
  },
  "join.decide": {
    sentence: "Répondre à une personne qui demande l'accès à la CPTS",
    openTo: MANAGERS,
    condition: CONDITION,
    when: mayGive,
  },
});
