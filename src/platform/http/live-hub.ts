import { liveListeners } from "./metrics.ts";

/** A change that screens may want to show at once; never carries data, screens ask for it. */
export interface LiveChange {
  /** `booking`, `request`, `notice`… */
  topic: string;
  id?: string;
  /** Only for this person; otherwise for all signed-in people of the CPTS. */
  userId?: string;
}

export interface LiveListener {
  hear: (change: LiveChange) => void;
  /** The server is ending, or the same person listens from too many screens: no more will come. */
  onEnd?: () => void;
  /** Who listens. */
  userId?: string;
}

const MOST_LISTENERS_PER_CPTS = 2_000;
/** Tabs and devices of one person; without it one could take the lines of all. */
const MOST_PER_PERSON = 20;

/**
 * Who listens, in this process's memory. With several processes each tells its own screens only; screens that hear
 * nothing ask again every two minutes. PostgreSQL's NOTIFY is not used: it makes all commits wait for one another.
 */
export interface LiveHub {
  tell: (cptsId: string, change: LiveChange) => void;
  /** @returns a function that stops listening, or undefined when the CPTS has too many listeners or the server is ending. */
  listen: (cptsId: string, listener: LiveListener["hear"] | LiveListener) => (() => void) | undefined;
  count: () => number;
  /** Ends every line, and refuses new ones. */
  close: () => void;
}

export function openLiveHub(): LiveHub {
  const rooms = new Map<string, Set<LiveListener>>();
  let closed = false;
  const leave = (cptsId: string, listener: LiveListener) => {
    const room = rooms.get(cptsId);
    if (!room?.delete(listener)) return;
    liveListeners.dec();
    if (room.size === 0) rooms.delete(cptsId);
  };
  return {
    tell: (cptsId, change) => {
      for (const listener of [...(rooms.get(cptsId) ?? [])]) listener.hear(change);
    },
    listen: (cptsId, given) => {
      const listener: LiveListener = typeof given === "function" ? { hear: given } : given;
      const room = rooms.get(cptsId) ?? new Set();
      if (listener.userId !== undefined) {
        const own = [...room].filter((one) => one.userId === listener.userId);
        if (own.length >= MOST_PER_PERSON) own[0]?.onEnd?.();
      }
      if (closed || room.size >= MOST_LISTENERS_PER_CPTS) return undefined;
      rooms.set(cptsId, room.add(listener));
      liveListeners.inc();
      return () => leave(cptsId, listener);
    },
    count: () => [...rooms.values()].reduce((sum, room) => sum + room.size, 0),
    close: () => {
      closed = true;
      for (const room of [...rooms.values()]) for (const listener of [...room]) listener.onEnd?.();
    },
  };
}
