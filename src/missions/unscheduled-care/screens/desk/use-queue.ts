import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { callsThe15 } from "../client/calls-the-15.ts";
import { listQuery } from "../client/care-queries.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { newUrgent, nextQueue, type ShownQueue } from "./stable-queue.ts";

type Hold = "pointer" | "focus";

/** The desk's queue, fresh by the server's events, still while somebody reads it. */
export function useQueue(cpts: string) {
  useCareLive(cpts);
  const query = useQuery(listQuery(cpts, { view: "queue", limit: "200" }));
  const [shown, setShown] = useState<ShownQueue>({ lines: [], newer: 0 });
  const [said, setSaid] = useState("");
  const holds = useRef(new Set<Hold>());
  const known = useRef<Set<string> | null>(null);
  const fresh = query.data?.items;
  useEffect(() => {
    if (!fresh) return;
    setShown((before) => nextQueue(before, fresh, holds.current.size > 0));
    if (known.current) {
      const urgent = newUrgent(known.current, fresh);
      if (urgent.length > 0) setSaid(`Signe de gravité signalé : demande ${urgent[0]?.reference}.`);
    }
    known.current = new Set(fresh.filter(callsThe15).map((line) => line.id));
  }, [fresh]);
  return {
    query,
    shown,
    said,
    /** The pointer and the focus hold the list each for itself: one that goes does not let it move under the other. */
    freeze: (by: Hold, on: boolean) => {
      if (on) holds.current.add(by);
      else holds.current.delete(by);
      if (holds.current.size === 0 && fresh) setShown((before) => nextQueue(before, fresh, false));
    },
    /** The person asks for what is new, wherever the cursor stands. */
    showNew: () => fresh && setShown((before) => nextQueue(before, fresh, false)),
  };
}

export type Queue = ReturnType<typeof useQueue>;
