import { expect, it } from "vitest";
import { dropAllDrafts, dropDraft, type KeyValue, readDraft, writeDraft } from "./draft-store.ts";

function memoryStore(): KeyValue {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const now = 1_780_000_000_000;

it("gives back what was typed, and when", () => {
  const store = memoryStore();
  expect(writeDraft(store, "demande", { motif: "toux" }, now)).toBe(true);
  expect(readDraft(store, "demande", now + 1000)).toEqual({ value: { motif: "toux" }, savedAt: now });
  expect(readDraft(store, "autre", now)).toBeNull();
});

it("forgets after thirty days, and when told", () => {
  const store = memoryStore();
  writeDraft(store, "demande", "x", now);
  expect(readDraft(store, "demande", now + 31 * 86_400_000)).toBeNull();
  dropDraft(store, "demande");
  expect(readDraft(store, "demande", now)).toBeNull();
});

it("survives a damaged text, and says when it could not keep one", () => {
  const store = memoryStore();
  store.setItem("maillage.brouillon.a", "{");
  store.setItem("maillage.brouillon.b", '{"version":0,"savedAt":1,"value":2}');
  expect(readDraft(store, "a", now)).toBeNull();
  expect(readDraft(store, "b", now)).toBeNull();
  expect(writeDraft(store, "long", "x".repeat(200_001), now)).toBe(false);
  const full: KeyValue = {
    ...store,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  expect(writeDraft(full, "demande", "x", now)).toBe(false);
});

it("empties the device on leaving, and touches nothing else", () => {
  const store = memoryStore();
  writeDraft(store, "a", 1, now);
  writeDraft(store, "b", 2, now);
  store.setItem("maillage.apparence", "dark");
  dropAllDrafts(store);
  expect(store.length).toBe(1);
  expect(store.getItem("maillage.apparence")).toBe("dark");
});
