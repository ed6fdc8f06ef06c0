import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let current = Date.now();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    current = Date.now();
    for (const tell of listeners) tell();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

let asked = false;

/** The same answer to all who ask in one go: React reads twice while it draws, and draws again when the two differ. */
export function readNow(): number {
  if (!timer && !asked && Date.now() - current >= 1000) current = Date.now();
  if (!asked) queueMicrotask(() => (asked = false));
  asked = true;
  return current;
}

const still = () => () => {};
const readMinute = () => Math.floor(readNow() / 60_000) * 60_000;

/** Epoch milliseconds, once a second: one timer for all the clocks on the screen. */
export const useNow = (): number => useSyncExternalStore(subscribe, readNow);

/** Epoch milliseconds of the present minute, read when drawn: for words that need no ticking. */
export const useMinute = (): number => useSyncExternalStore(still, readMinute);
