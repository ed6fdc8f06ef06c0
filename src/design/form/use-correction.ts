import { useState } from "react";
import { ApiProblem } from "../net/problem.ts";
import { type DraftPart, type MergedDraft, mergeDrafts } from "./merge-drafts.ts";

type CorrectionOptions<T, D> = {
  /** As read when the form opened. */
  record: T;
  draftOf: (record: T) => D;
  parts: readonly DraftPart<D>[];
  /** The refusal that says: somebody else saved meanwhile. */
  changedElsewhere: string;
  reread: () => Promise<T>;
};

/** A form that corrects what others may correct at the same time: refused, it takes up what they changed and goes on. */
export function useCorrection<T, D extends object>(options: CorrectionOptions<T, D>) {
  const { draftOf, parts } = options;
  const [read, setRead] = useState(options.record);
  const [draft, setDraft] = useState(() => draftOf(options.record));
  const [other, setOther] = useState<(MergedDraft<D> & { theirs: D }) | null>(null);
  const patch = (change: Partial<D>) => setDraft((before) => ({ ...before, ...change }));
  /** Saves by `work`; what changed elsewhere without touching these fields is saved upon at once. @throws the refusal otherwise */
  const send = async (work: (read: T, draft: D) => Promise<void>): Promise<void> => {
    try {
      await work(read, draft);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.body.code !== options.changedElsewhere) throw error;
      const fresh = await options.reread();
      const theirs = draftOf(fresh);
      const met = mergeDrafts(draftOf(read), draft, theirs, parts);
      setRead(() => fresh);
      setDraft(met.draft);
      if (met.taken.length === 0 && met.clashes.length === 0) return work(fresh, met.draft);
      setOther({ ...met, theirs });
      throw error;
    }
  };
  const take = (part: DraftPart<D>) =>
    other && patch(Object.fromEntries(part.keys.map((key) => [key, other.theirs[key]])) as Partial<D>);
  return { read, draft, patch, send, other, take };
}
