/** Between the commits that publish events and the loop that tells them. */
export interface Waker {
  wake: (cptsId: string) => void;
  /** The CPTS woken since the last call. */
  take: () => string[];
  /** Resolves when somebody wakes, after `milliseconds`, or when the signal aborts. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export function openWaker(): Waker {
  const woken = new Set<string>();
  let ring = () => {};
  return {
    wake: (cptsId) => {
      woken.add(cptsId);
      ring();
    },
    take: () => {
      const ids = [...woken];
      woken.clear();
      return ids;
    },
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (woken.size > 0 || signal.aborted) return resolve();
        const timer = setTimeout(() => ring(), milliseconds);
        ring = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", ring);
          ring = () => {};
          resolve();
        };
        signal.addEventListener("abort", ring, { once: true });
      }),
  };
}
