/** A change that screens may want to show at once; never carries data, screens ask for it. */
export interface LiveChange {
  /** `booking`, `request`, `notice`… */
  topic: string;
  id?: string;
  /** Only for this person; otherwise for all signed-in people of the CPTS. */
  userId?: string;
}

type Listener = (change: LiveChange) => void;

const MOST_LISTENERS_PER_CPTS = 2_000;

export interface LiveHub {
  tell: (cptsId: string, change: LiveChange) => void;
  /** @returns a function that stops listening, or undefined when the CPTS has too many listeners. */
  listen: (cptsId: string, listener: Listener) => (() => void) | undefined;
  count: () => number;
}

export function openLiveHub(): LiveHub {
  const rooms = new Map<string, Set<Listener>>();
  return {
    tell: (cptsId, change) => {
      for (const listener of rooms.get(cptsId) ?? []) listener(change);
    },
    listen: (cptsId, listener) => {
      const room = rooms.get(cptsId) ?? new Set();
      if (room.size >= MOST_LISTENERS_PER_CPTS) return undefined;
      rooms.set(cptsId, room.add(listener));
      return () => {
        room.delete(listener);
        if (room.size === 0) rooms.delete(cptsId);
      };
    },
    count: () => [...rooms.values()].reduce((sum, room) => sum + room.size, 0),
  };
}
