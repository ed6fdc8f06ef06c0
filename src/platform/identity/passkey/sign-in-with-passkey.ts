import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { Tx } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { nowOf } from "../../time/index.ts";
import { actOnPlatform, recordIn } from "../audit/record-identity-act.ts";
import { lockPasskey, touchPasskey } from "./passkey-store.ts";
import { refusedPasskey } from "./register-passkey.ts";
import { relyingParty } from "./relying-party.ts";

/** No list of keys: the browser shows those that it has for us, so nothing is said of who has an account. */
export const askForPasskey = (deps: Deps) =>
  generateAuthenticationOptions({ rpID: relyingParty(deps.settings).id, userVerification: "required" });

/** @returns the person of the key. @throws invalid for a key unknown, copied (its counter went back), or not made for us now. */
export async function checkPasskey(
  deps: Deps,
  sent: { challenge: string; response: AuthenticationResponseJSON; requestId: string },
): Promise<string> {
  const userId = await actOnPlatform(deps, async (tx) => {
    const passkey = await lockPasskey(tx, sent.response.id);
    if (!passkey) return undefined;
    const counter = await verifiedCounter(deps, passkey, sent);
    if (counter !== undefined) {
      await touchPasskey(tx, passkey.id, counter, nowOf(deps));
      return passkey.user_id;
    }
    await recordRefusal(deps, tx, passkey.user_id, sent.requestId);
    return undefined;
  });
  if (userId === undefined) throw refusedPasskey();
  return userId;
}

const recordRefusal = (deps: Deps, tx: Tx, userId: string, requestId: string) =>
  recordIn(deps, tx, {
    action: "identity.sign-in-refused",
    actorUserId: null,
    actorLabel: "",
    subjectKind: "user",
    subjectId: userId,
    details: { method: "passkey" },
    requestId,
  });

type Passkey = NonNullable<Awaited<ReturnType<typeof lockPasskey>>>;

async function verifiedCounter(
  deps: Deps,
  passkey: Passkey,
  sent: { challenge: string; response: AuthenticationResponseJSON },
): Promise<number | undefined> {
  const party = relyingParty(deps.settings);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: sent.response,
      expectedChallenge: sent.challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: Number(passkey.counter),
      },
      requireUserVerification: true,
    });
    const sameHolder =
      sent.response.response.userHandle === undefined ||
      Buffer.from(sent.response.response.userHandle, "base64url").toString() === passkey.user_id;
    return verified && sameHolder ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}
