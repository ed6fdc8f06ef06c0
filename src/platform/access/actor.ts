import type { Role } from "./roles.ts";

/** Who acts, in which CPTS: made once at the edge from the session, trusted inside. */
export interface Actor {
  userId: string;
  /** Name as written in journals and notices: « Claire Vasseur, infirmière ». */
  label: string;
  cptsId: string;
  cptsSlug: string;
  timeZone: string;
  roles: readonly Role[];
  /** Directory records that are this person. */
  professionalIds: readonly string[];
  /** Directory records for whom this person works as an assistant. */
  assistedProfessionalIds: readonly string[];
  sessionId: string;
  requestId: string;
}

export const hasRole = (actor: Actor, ...roles: Role[]): boolean =>
  roles.some((role) => actor.roles.includes(role));

/** Whether the actor is this professional, or the assistant of this professional. */
export const actsFor = (actor: Actor, professionalId: string): boolean =>
  actor.professionalIds.includes(professionalId) || actor.assistedProfessionalIds.includes(professionalId);
