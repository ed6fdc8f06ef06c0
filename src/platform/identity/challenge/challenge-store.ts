import type { PlatformTx } from "../../db/index.ts";
import { hashToken, newToken } from "../session/session-token.ts";

export type ChallengeKind = "oidc" | "psc" | "passkey-register" | "passkey-sign-in";

/** Ten minutes: time to find one's card or phone. */
export const CHALLENGE_SECONDS = 600;

/** Keeps what must be found again on coming back. @returns the token for the browser's cookie; only its hash is kept. */
export async function insertChallenge(
  tx: PlatformTx,
  kind: ChallengeKind,
  secret: Record<string, string>,
  now: Date,
): Promise<string> {
  const token = newToken();
  await tx
    .insertInto("identity_challenges")
    .values({
      id_hash: hashToken(token),
      kind,
      secret: JSON.stringify(secret),
      created_at: now,
      expires_at: new Date(now.getTime() + CHALLENGE_SECONDS * 1000),
    })
    .execute();
  return token;
}

/** Takes it away: it serves once, whatever comes of it. */
export async function takeChallenge(
  tx: PlatformTx,
  kind: ChallengeKind,
  token: string,
  now: Date,
): Promise<Record<string, string> | undefined> {
  const row = await tx
    .deleteFrom("identity_challenges")
    .where("id_hash", "=", hashToken(token))
    .where("kind", "=", kind)
    .returning(["secret", "expires_at"])
    .executeTakeFirst();
  return row && row.expires_at > now ? (row.secret as Record<string, string>) : undefined;
}
