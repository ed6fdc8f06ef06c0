import type { MiddlewareHandler } from "hono";
import type { Env } from "../../http/index.ts";
import { readCookie } from "./cookie.ts";
import { findSession } from "./find-session.ts";
import { SESSION_COOKIE } from "./session-token.ts";

/** Puts the session of the cookie, when there is one, into the request. */
export const readSessionCookie: MiddlewareHandler<Env> = async (c, next) => {
  const token = readCookie(c, SESSION_COOKIE);
  if (token) c.set("session", await findSession(c.var.deps, token));
  await next();
};
