export { findSession, forgetSessions } from "./session/find-session.ts";
export { openSession, type SignInMethod } from "./session/open-session.ts";
export { readSessionCookie } from "./session/read-session.ts";
export { hashToken, newToken, SESSION_COOKIE } from "./session/session-token.ts";
