import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { isCollision, withPlatform } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { conflict, invalid } from "../../errors/problems.ts";
import type { Session } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { actOnPlatform, recordIn } from "../audit/record-identity-act.ts";
import { insertPasskey, listPasskeys } from "./passkey-store.ts";
import { relyingParty } from "./relying-party.ts";

const MOST_PASSKEYS = 20;

/** What the browser needs to make a passkey: discoverable, and unlocked by a code, a finger or a face. */
export async function offerPasskey(deps: Deps, session: Session) {
  const mine = await withPlatform(deps.db, (tx) => listPasskeys(tx, session.userId));
  if (mine.length >= MOST_PASSKEYS) {
    throw conflict(
      "identity.too-many-passkeys",
      `Vous avez déjà ${MOST_PASSKEYS} clés d'accès : retirez-en une avant d'en ajouter.`,
    );
  }
  const party = relyingParty(deps.settings);
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: session.email ?? session.label,
    userDisplayName: session.label,
    userID: new Uint8Array(Buffer.from(session.userId)),
    attestationType: "none",
    excludeCredentials: mine.map((one) => ({ id: one.id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** @throws invalid when what the browser sends was not made for us, now, by this person. */
export async function registerPasskey(
  deps: Deps,
  session: Session,
  sent: { challenge: string; response: RegistrationResponseJSON; label: string; requestId: string },
): Promise<{ id: string }> {
  const party = relyingParty(deps.settings);
  const verified = await verifyRegistrationResponse({
    response: sent.response,
    expectedChallenge: sent.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => ({ verified: false as const }));
  if (!verified.verified) throw refusedPasskey();
  const { credential } = verified.registrationInfo;
  try {
    await actOnPlatform(deps, async (tx) => {
      await insertPasskey(tx, {
        id: credential.id,
        userId: session.userId,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: (credential.transports ?? []).slice(0, 10).map((one) => String(one).slice(0, 20)),
        label: sent.label,
        now: nowOf(deps),
      });
      await recordIn(deps, tx, {
        action: "identity.passkey-added",
        actorUserId: session.userId,
        actorLabel: session.label,
        requestId: sent.requestId,
      });
    });
  } catch (error) {
    if (isCollision(error))
      throw conflict("identity.passkey-known", "Cette clé d'accès est déjà enregistrée.");
    throw error;
  }
  return { id: credential.id };
}

export const refusedPasskey = () =>
  invalid(
    "response",
    "Cette clé d'accès n'a pas pu être vérifiée : recommencez depuis le bouton.",
    "identity.passkey-refused",
  );
