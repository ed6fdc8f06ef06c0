import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Leading zero bits asked for: about 65,000 hashes, a second or two on an old phone, a bill for a robot. */
export const DIFFICULTY = 16;
const VALID_MS = 15 * 60_000;
const MOST_NONCE = 2 ** 32;

/**
 * A puzzle signed by this installation: `<base64url of [instant in ms, 8 random bytes]>.<signature>`. Nothing is kept of it until it
 * is solved (hashcash, A. Back, 1997, with the challenge given by the server).
 */
export function makeChallenge(key: Buffer, cptsId: string, now: number, salt: Buffer): string {
  const body = Buffer.concat([instantBytes(now), salt.subarray(0, 8)]).toString("base64url");
  return `${body}.${sign(key, cptsId, body)}`;
}

/** Until when a challenge may be used; undefined when it is forged, of another CPTS, too old, or not solved by `nonce`. */
export function proofExpiry(
  key: Buffer,
  cptsId: string,
  now: number,
  challenge: string,
  nonce: number,
): number | undefined {
  const [body = "", signature = ""] = challenge.split(".");
  // As bytes: a letter with an accent is two.
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(key, cptsId, body))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const bytes = Buffer.from(body, "base64url");
  if (bytes.length !== 14) return undefined;
  const expiresAt = bytes.readUIntBE(0, 6) + VALID_MS;
  if (expiresAt < now || expiresAt > now + VALID_MS + 60_000) return undefined;
  if (!Number.isSafeInteger(nonce) || nonce < 0 || nonce >= MOST_NONCE) return undefined;
  return leadingZeroBits(hashProof(challenge, nonce)) >= DIFFICULTY ? expiresAt : undefined;
}

/** SHA-256 of `<challenge>:<nonce>`; the browser looks for a nonce whose hash begins with enough zero bits. */
export const hashProof = (challenge: string, nonce: number): Buffer =>
  createHash("sha256").update(`${challenge}:${nonce}`).digest();

export function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

const sign = (key: Buffer, cptsId: string, body: string): string =>
  createHmac("sha256", key).update(`door\n${cptsId}\n${body}`).digest("base64url").slice(0, 32);

function instantBytes(now: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(now, 0, 6);
  return bytes;
}
