import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { hearLive, type LiveEvent, type LiveState } from "./live-line.ts";

export type { LiveEvent, LiveState } from "./live-line.ts";

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
    const onGap = () => void queries.invalidateQueries();
    const wanted = nameList.split(" ").filter(Boolean);
    return hearLive(path, { onEvent: (event) => listener.current(event), onState: setState, onGap }, wanted);
  }, [path, nameList, queries]);
  useEffect(() => {
    if (path === null || state === "open") return;
    const onFocus = () => void queries.invalidateQueries();
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [path, state, queries]);
  return state;
}
