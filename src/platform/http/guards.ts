import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { type Actor, mayTry, type Rule, refusal } from "../access/index.ts";
import { forbidden, invalid, notFound, unauthenticated } from "../errors/problems.ts";
import type { Env, Membership, Session } from "./context.ts";

/** The person must be signed in; nothing is said about a CPTS. */
export const requireSession: MiddlewareHandler<Env> = async (c, next) => {
  if (!c.var.session) throw unauthenticated();
  await next();
};

/** The person must be the administrator of the installation. */
export const requireAdministrator: MiddlewareHandler<Env> = async (c, next) => {
  if (!c.var.session) throw unauthenticated();
  if (!c.var.session.isAdministrator)
    throw forbidden("access.forbidden", "Réservé à l'administration de la plateforme.");
  await next();
};

/** The person must belong to the CPTS of the path (otherwise 404: nobody learns that it exists) and have the right. */
export const requireRight =
  (rule: Rule<never>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const session = c.var.session;
    if (!session) throw unauthenticated();
    const membership = session.memberships.find((one) => one.cptsSlug === c.req.param("cpts"));
    if (!membership) throw notFound("access.not-found");
    const actor = actorOf(session, membership, c.var.requestId);
    if (!mayTry(actor, rule)) throw forbidden("access.forbidden", refusal(rule));
    c.set("actor", actor);
    await next();
  };

export const actorOf = (session: Session, membership: Membership, requestId: string): Actor => ({
  userId: session.userId,
  label: session.label,
  cptsId: membership.cptsId,
  cptsSlug: membership.cptsSlug,
  timeZone: membership.timeZone,
  roles: membership.roles,
  professionalIds: membership.professionalIds,
  assistedProfessionalIds: membership.assistedProfessionalIds,
  sessionId: session.id,
  requestId,
});

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** A write must come from our own pages: own header, and no foreign origin (a form of another site can send neither). */
export const refuseForeignWrites: MiddlewareHandler<Env> = async (c, next) => {
  if (!SAFE.has(c.req.method)) {
    const site = c.req.header("sec-fetch-site");
    if (c.req.header("x-maillage") !== "1" || (site !== undefined && site !== "same-origin")) {
      throw forbidden(
        "request.foreign-origin",
        "Cette demande ne vient pas d'une page de Maillage : ouvrez Maillage et recommencez.",
      );
    }
  }
  await next();
};

const KEY = /^[A-Za-z0-9_-]{8,100}$/;

/** Reads `Idempotency-Key` and the hash of what it stands for; `actOnce` does the rest, in the act's transaction. */
export const readIdempotencyKey: MiddlewareHandler<Env> = async (c, next) => {
  const key = c.req.header("idempotency-key");
  if (key === undefined) {
    c.set("once", undefined);
  } else {
    if (!KEY.test(key))
      throw invalid("Idempotency-Key", "La clé d'envoi unique doit avoir 8 à 100 lettres ou chiffres.");
    const hash = createHash("sha256")
      .update(`${c.req.method} ${c.req.path}\n`)
      .update(new Uint8Array(await c.req.arrayBuffer()))
      .digest();
    c.set("once", { key, hash });
  }
  await next();
};

export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
