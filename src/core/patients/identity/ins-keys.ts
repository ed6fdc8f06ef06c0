import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { AuditKey } from "../../../platform/audit/index.ts";
import type { Settings } from "../../../platform/settings/settings.ts";

export interface InsKeys {
  /** The one that writes. */
  current: string;
  /** All that can read, by id. */
  byId: ReadonlyMap<string, KeyObject>;
  /** Of the blind index; never one of the others. */
  index: KeyObject;
}

export type KeySource = {
  settings: Pick<Settings, "INS_KEYS" | "INS_INDEX_KEY" | "isProduction">;
  auditKey: AuditKey;
};

/**
 * The keys of INS_KEYS (`id:64 hex`, the first one writes) and INS_INDEX_KEY. Null in production when they are not set: no
 * INS can be kept. A demo, whose numbers are all invented, derives its own from the installation's secret.
 */
export function insKeysOf({ settings, auditKey }: KeySource): InsKeys | null {
  if (settings.INS_KEYS && settings.INS_INDEX_KEY) {
    const pairs = settings.INS_KEYS.split(",").map((one) => one.split(":") as [string, string]);
    return {
      current: pairs[0]![0],
      byId: new Map(pairs.map(([id, hex]) => [id, createSecretKey(hex, "hex")])),
      index: createSecretKey(settings.INS_INDEX_KEY, "hex"),
    };
  }
  if (settings.isProduction) return null;
  const derived = (use: string) => createSecretKey(Buffer.from(hkdfSync("sha256", auditKey, "", use, 32)));
  return {
    current: "demo",
    byId: new Map([["demo", derived("maillage.ins.cipher")]]),
    index: derived("maillage.ins.index"),
  };
}
