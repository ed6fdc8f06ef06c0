import { newId, type PlatformTx } from "../../db/index.ts";
import { hashToken, newToken } from "./session-token.ts";

export type SignInMethod = "psc" | "oidc" | "passkey" | "link" | "demo";

// A call desk works a shift; a practice leaves its screen on at noon.
const IDLE_HOURS = 4;
const ABSOLUTE_HOURS = 14;

export const idleEnd = (now: Date): Date => new Date(now.getTime() + IDLE_HOURS * 3_600_000);

/** @returns the token for the cookie; only its hash is kept. */
export async function openSession(
  tx: PlatformTx,
  session: { userId: string; method: SignInMethod; device: string; now: Date },
): Promise<{ token: string; id: string; endsAt: Date }> {
  const token = newToken();
  const id = newId();
  const endsAt = new Date(session.now.getTime() + ABSOLUTE_HOURS * 3_600_000);
  await tx
    .insertInto("identity_sessions")
    .values({
      id,
      token_hash: hashToken(token),
      user_id: session.userId,
      method: session.method,
      created_at: session.now,
      last_seen_at: session.now,
      idle_ends_at: idleEnd(session.now),
      ends_at: endsAt,
      device: session.device.slice(0, 300),
    })
    .execute();
  return { token, id, endsAt };
}
