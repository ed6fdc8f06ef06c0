import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const UP_UV = 0x05;
const WITH_KEY = 0x40;
const sha256 = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();
const b64 = (data: Uint8Array): string => Buffer.from(data).toString("base64url");

export interface TestPasskey {
  id: string;
  /** What navigator.credentials.create answers. */
  create: (options: { challenge: string; user: { id: string } }) => Record<string, unknown>;
  /** What navigator.credentials.get answers; the counter goes up by one each time, unless it is given. */
  get: (
    options: { challenge: string },
    change?: { counter?: number; origin?: string; rpId?: string; flags?: number },
  ) => Record<string, unknown>;
}

/** A software authenticator (ES256, no attestation), as the WebAuthn specification writes its bytes. */
export function aPasskey(origin: string): TestPasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  const rpId = new URL(origin).hostname;
  let counter = 0;
  let userHandle = "";
  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  const head = (rp: string, flags: number, count: number) => {
    const tail = Buffer.alloc(5);
    tail.writeUInt8(flags, 0);
    tail.writeUInt32BE(count, 1);
    return Buffer.concat([sha256(rp), tail]);
  };
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, "base64url"))],
    [-3, new Uint8Array(Buffer.from(y, "base64url"))],
  ]);
  const outer = { id: b64(id), rawId: b64(id), type: "public-key", clientExtensionResults: {} };
  return {
    id: b64(id),
    create: ({ challenge, user }) => {
      userHandle = user.id;
      const authData = Buffer.concat([
        head(rpId, UP_UV | WITH_KEY, counter),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        isoCBOR.encode(cose as never),
      ]);
      const attestationObject = isoCBOR.encode(
        new Map<string, unknown>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", new Uint8Array(authData)],
        ]) as never,
      );
      return {
        ...outer,
        response: {
          clientDataJSON: b64(clientData("webauthn.create", challenge, origin)),
          attestationObject: b64(attestationObject),
          transports: ["internal"],
        },
      };
    },
    get: ({ challenge }, change = {}) => {
      counter += 1;
      const data = clientData("webauthn.get", challenge, change.origin ?? origin);
      const authData = head(change.rpId ?? rpId, change.flags ?? UP_UV, change.counter ?? counter);
      const signature = sign("sha256", Buffer.concat([authData, sha256(data)]), privateKey);
      return {
        ...outer,
        response: {
          clientDataJSON: b64(data),
          authenticatorData: b64(authData),
          signature: b64(signature),
          userHandle,
        },
      };
    },
  };
}
