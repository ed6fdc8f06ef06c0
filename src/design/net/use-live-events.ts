import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { reconnectDelayMs } from "./live-backoff.ts";

/** `type` is the SSE event name ("message" when unnamed), `data` its JSON. */
export type LiveEvent = { type: string; data: unknown };

export type LiveState = "connecting" | "open" | "waiting";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Hears the server-sent events of `path` (null: nothing) and reconnects by itself. `names` lists the named events to
 * hear besides unnamed ones. After each gap, and when the window gets the focus while the line is down, everything
 * on screen is fetched again: an event may have been missed.
 */
export function useLiveEvents(
  path: string | null,
  onEvent: (event: LiveEvent) => void,
  names: readonly string[] = [],
): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  const listener = useRef(onEvent);
  useEffect(() => {
    listener.current = onEvent;
  });
  const nameList = names.join(" ");
  useEffect(() => {
    if (path === null) return;
    let attempt = 0;
    let open = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource | undefined;
    const hear = (event: MessageEvent) => listener.current({ type: event.type, data: parsed(event.data) });
    const connect = () => {
      source = new EventSource(path);
      source.onopen = () => {
        if (attempt > 0) queries.invalidateQueries();
        attempt = 0;
        open = true;
        setState("open");
      };
      source.onerror = () => {
        source?.close();
        open = false;
        setState("waiting");
        timer = setTimeout(connect, reconnectDelayMs(attempt, Math.random()));
        attempt += 1;
      };
      source.onmessage = hear;
      for (const name of nameList.split(" ").filter(Boolean)) source.addEventListener(name, hear);
    };
    const onFocus = () => {
      if (!open) queries.invalidateQueries();
    };
    connect();
    window.addEventListener("focus", onFocus);
    return () => {
      clearTimeout(timer);
      source?.close();
      window.removeEventListener("focus", onFocus);
    };
  }, [path, nameList, queries]);
  return state;
}
