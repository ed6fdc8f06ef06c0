import { useCallback, useEffect, useRef, useState } from "react";
import type { SlotProposals } from "../../contract.ts";
import { careClient, type ProposalFilters } from "../client/care-client.ts";
import { mergeProposals, type ShownProposal, shownOf } from "./merge-proposals.ts";

export type Proposed = {
  answer: SlotProposals | undefined;
  list: readonly ShownProposal[];
  /** Slots that came up since: shown when the person asks. */
  newer: number;
  loading: boolean;
  error: unknown;
  /** Asks again and shows the answer in its own order. */
  renew: () => Promise<void>;
  /** Asks again and lays the answer over what is shown. */
  refresh: () => void;
  /** Marks a slot that was refused. */
  fade: (slotId: string, why: string) => void;
  /** The slot that is held for this request: taken for others, not for us. */
  keep: (slotId: string | null) => void;
};

/** Each answer is written to the ledger of orientations: a burst of events asks once. */
const BURST_MS = 1_500;

export function useProposals(
  cpts: string,
  requestId: string,
  filters: ProposalFilters,
  enabled: boolean,
): Proposed {
  const [answer, setAnswer] = useState<SlotProposals>();
  const [list, setList] = useState<ShownProposal[]>([]);
  const [newer, setNewer] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(enabled);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const held = useRef<string | null>(null);
  const onScreen = useRef(list);
  onScreen.current = list;
  const asked = JSON.stringify(filters);

  const renew = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    setLoading(true);
    try {
      const fresh = await careClient.proposals(cpts, requestId, JSON.parse(asked) as ProposalFilters);
      if (mine !== turn.current) return;
      setAnswer(fresh);
      setList(shownOf(fresh));
      setNewer(0);
      setError(null);
    } catch (problem) {
      if (mine === turn.current) setError(problem);
    } finally {
      if (mine === turn.current) setLoading(false);
    }
  }, [cpts, requestId, asked]);

  useEffect(() => {
    setAnswer(undefined);
    setList([]);
    if (enabled) void renew();
    return () => {
      turn.current += 1;
      clearTimeout(timer.current);
    };
  }, [enabled, renew]);

  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const mine = turn.current;
      try {
        const fresh = await careClient.proposals(cpts, requestId, JSON.parse(asked) as ProposalFilters);
        if (mine !== turn.current) return;
        setAnswer(fresh);
        const merged = mergeProposals(onScreen.current, fresh, held.current);
        setList(merged.list);
        setNewer(merged.newer);
      } catch {
        // What is on screen stays: the next event, or the person, asks again.
      }
    }, BURST_MS);
  }, [cpts, requestId, asked]);

  const fade = useCallback(
    (slotId: string, why: string) =>
      setList((shown) => shown.map((one) => (one.slotId === slotId ? { ...one, gone: why } : one))),
    [],
  );
  const keep = useCallback((slotId: string | null) => {
    held.current = slotId;
  }, []);
  return { keep, answer, list, newer, loading, error, renew, refresh, fade };
}
