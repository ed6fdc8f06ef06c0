import type { Deps } from "../deps.ts";

export interface Progress {
  /** Screens are told that the work moved on, at most twice a second; they ask for the figures themselves. */
  moved: () => void;
  /** Told at once: the last figures are there. */
  done: () => void;
}

/** Tells the CPTS's screens of a long work; `topic` and `id` name what they should ask again (`import`, its id). */
export function openProgress(deps: Deps, cptsId: string, topic: string, id: string): Progress {
  let last = Number.NEGATIVE_INFINITY;
  const tell = () => deps.live.tell(cptsId, { topic, id });
  return {
    moved: () => {
      if (performance.now() - last < 500) return;
      last = performance.now();
      tell();
    },
    done: tell,
  };
}
