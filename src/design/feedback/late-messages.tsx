import { useEffect, useSyncExternalStore } from "react";
import { whenIdle } from "../net/when-idle.ts";
import { drawnMessages, loadToasts, onMessages } from "./message-store.ts";

/** After the first screen: whoever loses the network later must still be told. */
const FETCHED_AFTER_MS = 2_000;

/** The messages, drawn once there is one to say. */
export function LateMessages() {
  const Toasts = useSyncExternalStore(onMessages, drawnMessages);
  useEffect(() => whenIdle(() => void loadToasts().catch(() => {}), FETCHED_AFTER_MS), []);
  return Toasts && <Toasts />;
}
