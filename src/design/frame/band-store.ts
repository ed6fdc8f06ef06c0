import { useEffect, useSyncExternalStore } from "react";

let bands: readonly { key: symbol; text: string }[] = [];
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** While the calling screen is shown and `text` is not null, a band across the top says it (break-glass, acting for another). */
export function useBand(text: string | null): void {
  useEffect(() => {
    if (text === null) return;
    const key = Symbol(text);
    bands = [...bands, { key, text }];
    tell();
    return () => {
      bands = bands.filter((entry) => entry.key !== key);
      tell();
    };
  }, [text]);
}

export const useBands = () => useSyncExternalStore(subscribe, () => bands);
