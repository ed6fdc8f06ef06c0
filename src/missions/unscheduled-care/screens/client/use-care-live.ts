import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { type LiveState, useLiveEvents } from "../../../../design/index.ts";
import { careKeys } from "./care-queries.ts";

const TOPICS = ["request", "booking", "slot", "notice"] as const;
/** Events come in bursts (one act tells three topics): screens ask once per burst. */
const BURST_MS = 400;

/**
 * Keeps lists and open requests of the mission fresh by the server's events. `onSlot` hears that places were taken or
 * freed; the id is missing when a whole agenda was published.
 */
export function useCareLive(cpts: string, onSlot?: (slotId: string | undefined) => void): LiveState {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return useLiveEvents(
    `/api/c/${cpts}/live`,
    ({ type, data }) => {
      const change = (data ?? {}) as { topic?: string; id?: string };
      const topic = change.topic ?? type;
      if (topic === "slot") onSlot?.(change.id);
      if (topic !== "request") return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        void queries.invalidateQueries({ queryKey: careKeys.lists(cpts) });
        void queries.invalidateQueries({ queryKey: ["snp", cpts, "request"] });
      }, BURST_MS);
    },
    TOPICS,
  );
}
