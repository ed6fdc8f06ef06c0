import { useRef, useState } from "react";

/**
 * What a form or a button does, once at a time: `busy` while it goes on, `problem` the last refusal until the next try.
 * @param refused - what becomes of a refusal where no form shows it (`sayProblem`); without it, it is kept in `problem`
 */
export function useAttempt(refused?: (error: unknown) => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  // A second touch comes before the button is drawn busy: the state would let it through.
  const going = useRef(false);
  /** Never throws. Does nothing while another goes on. */
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    if (going.current) return;
    going.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (refused) refused(error);
      else setProblem(error);
    } finally {
      going.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, attempt };
}
