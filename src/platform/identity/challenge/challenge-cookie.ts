import type { Context } from "hono";
import { withPlatform } from "../../db/index.ts";
import type { Env } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { dropCookie, readCookie, writeCookie } from "../session/cookie.ts";
import { CHALLENGE_SECONDS, type ChallengeKind, insertChallenge, takeChallenge } from "./challenge-store.ts";

const cookieOf = (kind: ChallengeKind): string => `maillage_${kind}`;

/** Remembers `secret` for this browser alone. */
export async function rememberChallenge(
  c: Context<Env>,
  kind: ChallengeKind,
  secret: Record<string, string>,
): Promise<void> {
  const { deps } = c.var;
  const token = await withPlatform(deps.db, (tx) => insertChallenge(tx, kind, secret, nowOf(deps)));
  writeCookie(c, cookieOf(kind), token, CHALLENGE_SECONDS);
}

/** What this browser left with, once; undefined when it left with nothing, too long ago, or came back already. */
export async function recallChallenge(
  c: Context<Env>,
  kind: ChallengeKind,
): Promise<Record<string, string> | undefined> {
  const { deps } = c.var;
  const token = readCookie(c, cookieOf(kind));
  if (!token) return undefined;
  dropCookie(c, cookieOf(kind));
  return withPlatform(deps.db, (tx) => takeChallenge(tx, kind, token, nowOf(deps)));
}
