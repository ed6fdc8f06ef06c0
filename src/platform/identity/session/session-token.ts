import { createHash, randomBytes } from "node:crypto";

/** The session's cookie over http (a machine of one's own, tests); over https it is named `__Host-…`: see `cookie.ts`. */
export const SESSION_COOKIE = "maillage_session";

/** 256 bits of chance, as the cookie carries it. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of a token: its SHA-256. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();
