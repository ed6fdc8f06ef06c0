/** The part of window.localStorage that drafts need. */
export type KeyValue = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export type Draft<T> = { value: T; savedAt: number };

const prefix = "maillage.brouillon.";
const version = 1;
const maxCharacters = 200_000;
/** A draft that nobody came back to in 30 days is dropped: 30 × 24 h in milliseconds. */
const maxAgeMs = 30 * 86_400_000;

/** The draft kept under `key`, or null when there is none, it is too old, or it cannot be read. */
export function readDraft<T>(store: KeyValue, key: string, nowMs: number): Draft<T> | null {
  try {
    const text = store.getItem(prefix + key);
    if (!text) return null;
    const kept = JSON.parse(text) as { version?: number; savedAt?: number; value?: T };
    const fresh = typeof kept.savedAt === "number" && nowMs - kept.savedAt < maxAgeMs;
    if (kept.version !== version || !fresh || kept.value === undefined) return null;
    return { value: kept.value, savedAt: kept.savedAt ?? nowMs };
  } catch {
    return null;
  }
}

/** Keeps the draft; false when it is too big or the device refuses (private window, full disk): say so, do not pretend. */
export function writeDraft<T>(store: KeyValue, key: string, value: T, nowMs: number): boolean {
  try {
    const text = JSON.stringify({ version, savedAt: nowMs, value });
    if (text.length > maxCharacters) return false;
    store.setItem(prefix + key, text);
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(store: KeyValue, key: string): void {
  try {
    store.removeItem(prefix + key);
  } catch {
    // Nothing was kept, nothing is left.
  }
}

/** On leaving a shared computer: every draft of every form. */
export function dropAllDrafts(store: KeyValue): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  for (const key of keys) if (key?.startsWith(prefix)) store.removeItem(key);
}
