import { sha256 } from "@noble/hashes/sha2.js";

/** Hashes between two breaths of the page: about 20 ms on an old phone. */
const SLICE = 2_000;

/** Looks for the nonce while the page stays alive; `signal` gives up. */
export async function solveChallenge(
  challenge: string,
  difficulty: number,
  signal: AbortSignal,
): Promise<number> {
  const words = new TextEncoder();
  for (let nonce = 0; nonce < 2 ** 32; nonce++) {
    if (zeroBits(sha256(words.encode(`${challenge}:${nonce}`))) >= difficulty) return nonce;
    if (nonce % SLICE === SLICE - 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      signal.throwIfAborted();
    }
  }
  throw new Error("no nonce solves this challenge");
}

function zeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
