import { createHash, randomBytes } from "node:crypto";

export const SESSION_COOKIE = "maillage_session";

/** 256 bits of chance, as the cookie carries it. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of a token: its SHA-256. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();
