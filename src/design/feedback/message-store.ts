export type Toasts = typeof import("./toasts.tsx");

let drawn: Toasts["default"] | null = null;
const listeners = new Set<() => void>();

/** What draws the messages, 14 kB that no first screen needs; fetched with the first one, or before it by `loadToasts`. */
export const drawnMessages = (): Toasts["default"] | null => drawn;

export function onMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const loadToasts = (): Promise<Toasts> => import("./toasts.tsx");

const tell = () => {
  for (const listener of listeners) listener();
};

type Unsaid = { key: number; text: string };

/** As many as the messages that stand on a screen at once. */
const MOST_UNSAID = 3;
let unsaid: readonly Unsaid[] = [];
let lastKey = 0;

/** What could not be drawn as a message, newest last: the bands say it in plain text. */
export const unsaidMessages = (): readonly Unsaid[] => unsaid;

export function dropUnsaid(key: number): void {
  unsaid = unsaid.filter((entry) => entry.key !== key);
  tell();
}

function sayInBands(text: string): void {
  lastKey += 1;
  unsaid = [...unsaid.filter((entry) => entry.text !== text), { key: lastKey, text }].slice(-MOST_UNSAID);
  tell();
}

/** Shows or hides a message, in the order of the calls; `text` says it all the same when the code that draws it cannot be fetched. */
export function withToasts(act: (toasts: Toasts) => void, text?: string): void {
  loadToasts().then(
    (toasts) => {
      act(toasts);
      drawn = toasts.default;
      tell();
    },
    () => {
      if (text) sayInBands(text);
    },
  );
}
