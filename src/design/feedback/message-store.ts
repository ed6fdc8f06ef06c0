type Toasts = typeof import("./toasts.tsx");

let drawn: Toasts["default"] | null = null;
const listeners = new Set<() => void>();

/** What draws the messages, 14 kB that no first screen needs; fetched with the first one, or before it by `loadToasts`. */
export const drawnMessages = (): Toasts["default"] | null => drawn;

export function onMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const loadToasts = (): Promise<Toasts> => import("./toasts.tsx");

/** Shows or hides a message, in the order of the calls. Without the network, and before `loadToasts`, it stays unsaid. */
export function withToasts(act: (toasts: Toasts) => void): void {
  loadToasts().then(
    (toasts) => {
      act(toasts);
      drawn = toasts.default;
      for (const listener of listeners) listener();
    },
    () => {},
  );
}
