import { reconnectDelayMs } from "./live-backoff.ts";

/** `type` is the SSE event name ("message" when unnamed), `data` its JSON. */
export type LiveEvent = { type: string; data: unknown };

export type LiveState = "connecting" | "open" | "waiting";

export type LiveListener = {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
  /** The line is back after a gap: events may have been missed. */
  onGap: () => void;
};

type Line = { hear: (listener: LiveListener, names: readonly string[]) => () => void };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function openLine(path: string, onEmpty: () => void): Line {
  const listeners = new Set<LiveListener>();
  const names = new Set<string>();
  let state: LiveState = "connecting";
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  const tellState = (next: LiveState) => {
    state = next;
    for (const listener of listeners) listener.onState(next);
  };
  const tell = (event: MessageEvent) => {
    for (const listener of listeners) listener.onEvent({ type: event.type, data: parsed(event.data) });
  };
  const connect = () => {
    source = new EventSource(path);
    source.onmessage = tell;
    for (const name of names) source.addEventListener(name, tell);
    source.onopen = () => {
      if (attempt > 0) for (const listener of listeners) listener.onGap();
      attempt = 0;
      tellState("open");
    };
    source.onerror = () => {
      source?.close();
      tellState("waiting");
      timer = setTimeout(connect, reconnectDelayMs(attempt, Math.random()));
      attempt += 1;
    };
  };
  connect();
  return {
    hear: (listener, wanted) => {
      listeners.add(listener);
      listener.onState(state);
      for (const name of wanted) {
        if (names.has(name)) continue;
        names.add(name);
        source?.addEventListener(name, tell);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        source?.close();
        onEmpty();
      };
    },
  };
}

const lines = new Map<string, Line>();

/** One line per path, shared by all who listen: over HTTP/1.1 a browser keeps six connections to a server at most. */
export function hearLive(path: string, listener: LiveListener, names: readonly string[]): () => void {
  let line = lines.get(path);
  if (!line) {
    line = openLine(path, () => lines.delete(path));
    lines.set(path, line);
  }
  return line.hear(listener, names);
}
