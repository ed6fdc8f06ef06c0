import type { Actor } from "../access/index.ts";
import type { Role } from "../access/roles.ts";
import type { Deps } from "../deps.ts";

export interface Membership {
  cptsId: string;
  cptsSlug: string;
  cptsName: string;
  timeZone: string;
  roles: Role[];
  professionalIds: string[];
  assistedProfessionalIds: string[];
}

/** Who is signed in, before a CPTS is chosen. */
export interface Session {
  id: string;
  userId: string;
  label: string;
  email: string | null;
  /** Nobody ever said a name for this account. */
  nameMissing?: boolean;
  isAdministrator: boolean;
  method: string;
  memberships: Membership[];
}

/** What a request carries through Hono. */
export interface Env {
  Variables: {
    deps: Deps;
    requestId: string;
    nonce: string;
    clientAddress: string;
    session: Session | undefined;
    actor: Actor;
    /** Set when the person's client sent `Idempotency-Key`. */
    once: { key: string; hash: Buffer } | undefined;
  };
}
