import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readSettings, SettingsProblem } from "../../../platform/settings/settings.ts";
import { decryptIns, encryptIns, indexIns } from "./ins-cipher.ts";
import { insKeysOf } from "./ins-keys.ts";

const KEY = (digit: string) => digit.repeat(64);
const auditKey = Buffer.alloc(32, 3);
const keysOf = (environment: Record<string, string>) =>
  insKeysOf({ settings: readSettings({ MAILLAGE_MODE: "test", ...environment }), auditKey })!;
const place = { cptsId: randomUUID(), patientId: randomUUID() };
const number = "251029999999922";

test("what is written opens in its own place only, and shows nothing of itself", () => {
  const keys = keysOf({ INS_KEYS: `k1:${KEY("a")}`, INS_INDEX_KEY: KEY("b") });
  const kept = encryptIns(keys, place, number);
  expect(kept.keyId).toBe("k1");
  expect(kept.cipher.toString("latin1")).not.toContain(number.slice(0, 5));
  expect(decryptIns(keys, place, kept)).toBe(number);
  expect(encryptIns(keys, place, number).cipher.equals(kept.cipher)).toBe(false);
  expect(() => decryptIns(keys, { ...place, patientId: randomUUID() }, kept)).toThrow();
  expect(() => decryptIns(keys, { ...place, cptsId: randomUUID() }, kept)).toThrow();
  for (const at of [0, 15, kept.cipher.length - 1]) {
    const changed = Buffer.from(kept.cipher);
    changed[at]! ^= 1;
    expect(() => decryptIns(keys, place, { ...kept, cipher: changed })).toThrow();
  }
});

test("a new key writes, the former one still reads, an unknown one is named", () => {
  const before = keysOf({ INS_KEYS: `k1:${KEY("a")}`, INS_INDEX_KEY: KEY("b") });
  const after = keysOf({ INS_KEYS: `k2:${KEY("c")},k1:${KEY("a")}`, INS_INDEX_KEY: KEY("b") });
  const old = encryptIns(before, place, number);
  expect(decryptIns(after, place, old)).toBe(number);
  const fresh = encryptIns(after, place, number);
  expect(fresh.keyId).toBe("k2");
  expect(() => decryptIns(before, place, fresh)).toThrow('"k2"');
  const { cptsId } = place;
  const [a, b] = [before, after].map((keys) => indexIns(keys, cptsId, number, "1.2.250.1.213.1.4.8"));
  expect(a!.equals(b!)).toBe(true);
  expect(a!.equals(indexIns(before, cptsId, number, "1.2.250.1.213.1.4.9"))).toBe(false);
  // Nobody who holds two CPTS's rows can tell that they know the same person.
  expect(a!.equals(indexIns(before, randomUUID(), number, "1.2.250.1.213.1.4.8"))).toBe(false);
});

test("keys that cannot protect are refused by name; without any, production keeps no number", () => {
  const refused = (environment: Record<string, string>) => () => readSettings({ ...environment });
  expect(refused({ INS_KEYS: `k1:${KEY("a")}` })).toThrow("vont ensemble");
  expect(refused({ INS_KEYS: "k1:abc", INS_INDEX_KEY: KEY("b") })).toThrow(SettingsProblem);
  expect(refused({ INS_KEYS: `k1:${KEY("a")}`, INS_INDEX_KEY: KEY("A") })).toThrow("différer");
  expect(refused({ INS_KEYS: `k1:${KEY("a")},k1:${KEY("b")}`, INS_INDEX_KEY: KEY("c") })).toThrow(
    "propre nom",
  );
  expect(insKeysOf({ settings: { ...readSettings({}), isProduction: true }, auditKey })).toBeNull();
  expect(keysOf({}).current).toBe("demo");
});
