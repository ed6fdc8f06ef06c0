import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DIFFICULTY, hashProof, leadingZeroBits, makeChallenge, proofExpiry } from "./proof-of-work.ts";

const KEY = randomBytes(32);
const CPTS = "0192f3a4-0000-7000-8000-000000000001";
const NOW = Date.UTC(2026, 10, 23, 8);

const solve = (challenge: string): number => {
  for (let nonce = 0; ; nonce++) if (leadingZeroBits(hashProof(challenge, nonce)) >= DIFFICULTY) return nonce;
};

describe("the proof of work", () => {
  const challenge = makeChallenge(KEY, CPTS, NOW, randomBytes(8));
  const nonce = solve(challenge);

  test("a solved challenge is good for a quarter of an hour", () => {
    expect(proofExpiry(KEY, CPTS, NOW, challenge, nonce)).toBe(NOW + 15 * 60_000);
    expect(proofExpiry(KEY, CPTS, NOW + 15 * 60_000, challenge, nonce)).toBeDefined();
    expect(proofExpiry(KEY, CPTS, NOW + 15 * 60_000 + 1, challenge, nonce)).toBeUndefined();
  });

  test("unsolved, forged, of another CPTS, from the future: nothing", () => {
    const unsolved = [...Array(100).keys()].find(
      (one) => leadingZeroBits(hashProof(challenge, one)) < DIFFICULTY,
    );
    expect(proofExpiry(KEY, CPTS, NOW, challenge, unsolved!)).toBeUndefined();
    expect(proofExpiry(randomBytes(32), CPTS, NOW, challenge, nonce)).toBeUndefined();
    expect(proofExpiry(KEY, CPTS.replace(/1$/, "2"), NOW, challenge, nonce)).toBeUndefined();
    expect(proofExpiry(KEY, CPTS, NOW - 3_600_000, challenge, nonce)).toBeUndefined();
    for (const wrong of [-1, 1.5, Number.NaN, 2 ** 32])
      expect(proofExpiry(KEY, CPTS, NOW, challenge, wrong)).toBeUndefined();
  });

  test("any text is refused without an error", () => {
    expect(proofExpiry(KEY, CPTS, NOW, `x.${"a".repeat(31)}é`, 1)).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, guess) => {
        expect(proofExpiry(KEY, CPTS, NOW, text, guess)).toBeUndefined();
      }),
    );
  });
});
