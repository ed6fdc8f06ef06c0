import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, isTransient, sayDone, useDraft } from "../../../../../design/index.ts";
import type { Sheet } from "../../../sheet/sheet-contract.ts";
import { sheetClient } from "../sheet-client.ts";
import { type Clash, mergeEdits, takeTheirs } from "./merge-edits.ts";
import { inputOf, type Written, writtenOf } from "./written-sheet.ts";

/** saved: the server has it · waiting: it leaves in a second · unsent: no network, tried again by itself · refused, clash: somebody must act */
export type SaveState = "saved" | "waiting" | "saving" | "unsent" | "refused" | "clash";

const PAUSE_MS = 1_200;
const RETRY_MS = 8_000;

type Kept = { value: Written; base: Written; revision: number };

const same = (one: Written, other: Written) => JSON.stringify(one) === JSON.stringify(other);

/** What was kept on this device over what the server now says. */
function start(sheet: Sheet, kept: Kept): { kept: Kept; clashes: Clash[] } {
  const theirs = writtenOf(sheet);
  if (same(kept.value, kept.base))
    return { kept: { value: theirs, base: theirs, revision: sheet.revision }, clashes: [] };
  if (kept.revision === sheet.revision) return { kept, clashes: [] };
  const { merged, clashes } = mergeEdits(kept.base, kept.value, theirs);
  return { kept: { value: merged, base: theirs, revision: sheet.revision }, clashes };
}

/**
 * The writing of one sheet: kept on the device at once, sent a second after the last change, tried again while there is no
 * network. What another wrote meanwhile is joined; what both wrote is given to choose, and nothing leaves before.
 */
export function useSheetEditor(cpts: string, sheet: Sheet) {
  const first = writtenOf(sheet);
  const draft = useDraft<Kept>(
    `fiche.${sheet.id}`,
    { value: first, base: first, revision: sheet.revision },
    { keep: "device" },
  );
  const [begun] = useState(() => start(sheet, draft.value));
  const now = useRef<Kept>(begun.kept);
  const [value, setValue] = useState<Written>(begun.kept.value);
  const [saved, setSaved] = useState<Sheet>(sheet);
  const [clashes, setClashes] = useState<Clash[]>(begun.clashes);
  const [problem, setProblem] = useState<unknown>(null);
  const [state, setState] = useState<SaveState>(
    begun.clashes.length > 0 ? "clash" : same(begun.kept.value, begun.kept.base) ? "saved" : "waiting",
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const open = useRef(false);
  open.current = clashes.length > 0;
  const keep = useRef(draft.set);
  keep.current = draft.set;

  const hold = useCallback((next: Kept) => {
    now.current = next;
    setValue(next.value);
    keep.current(next);
  }, []);

  /** Over what this one holds, the sheet as another left it; what both wrote is given to choose. */
  const join = useCallback(
    (theirs: Sheet): SaveState => {
      const mine = now.current;
      const isMineToo = !same(mine.value, mine.base);
      const joined = mergeEdits(mine.base, mine.value, writtenOf(theirs));
      setSaved(theirs);
      hold({ value: joined.merged, base: writtenOf(theirs), revision: theirs.revision });
      setClashes(joined.clashes);
      if (joined.clashes.length > 0) return "clash";
      // Who only reads sees the text follow: a word for each second of somebody's writing would be noise.
      if (!isMineToo) return "saved";
      sayDone(
        `${theirs.updatedByLabel || "Quelqu’un"} écrivait aussi cette fiche : vos deux textes sont réunis.`,
      );
      return "waiting";
    },
    [hold],
  );

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current || same(now.current.value, now.current.base)) return;
    busy.current = true;
    setState("saving");
    const sent = now.current;
    let after: SaveState = "saved";
    try {
      const answer = await sheetClient.save(cpts, sheet.id, inputOf(sent.value, sent.revision));
      setSaved(answer);
      setProblem(null);
      hold({ value: now.current.value, base: sent.value, revision: answer.revision });
      after = same(now.current.value, sent.value) ? "saved" : "waiting";
    } catch (error) {
      after = refusedBy(error);
    } finally {
      busy.current = false;
    }
    setState(after);

    function refusedBy(error: unknown): SaveState {
      if (isTransient(error)) return "unsent";
      const other = error instanceof ApiProblem && error.body.code === "project.sheet-changed";
      if (!other) {
        setProblem(error);
        return "refused";
      }
      return join(error.body.current as Sheet);
    }
  }, [cpts, sheet.id, hold, join]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the text begins the pause again
  useEffect(() => {
    if (state === "waiting" || state === "unsent")
      timer.current = setTimeout(() => void send(), state === "waiting" ? PAUSE_MS : RETRY_MS);
    return () => clearTimeout(timer.current);
  }, [state, value, send]);

  useEffect(() => {
    const back = () => void send();
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, [send]);

  /** Another saved this sheet: what they wrote comes in, now that nothing of one's own is on its way. */
  const hear = async (id: string | null): Promise<void> => {
    // What is to be chosen is chosen first: a second text over it would hide the question.
    if (id !== sheet.id || open.current) return;
    const theirs = busy.current ? null : await sheetClient.read(cpts, sheet.id).catch(() => null);
    if (busy.current) {
      setTimeout(() => void hear(id), PAUSE_MS);
      return;
    }
    if (!theirs || open.current || theirs.revision <= now.current.revision) return;
    setState(join(theirs));
  };

  const patch = (change: Partial<Written>) => {
    hold({ ...now.current, value: { ...now.current.value, ...change } });
    if (state !== "clash" && state !== "saving") setState("waiting");
  };
  const settle = (clash: Clash, takes: "mine" | "theirs") => {
    const left = clashes.filter((one) => one !== clash);
    if (takes === "theirs") hold({ ...now.current, value: takeTheirs(now.current.value, clash) });
    setClashes(left);
    if (left.length === 0) setState("waiting");
  };
  return {
    value,
    patch,
    /** As the server last answered: completeness, state, rights. */
    saved,
    state,
    problem,
    clashes,
    settle,
    sendNow: send,
    hear,
    /** What the server answered to another act than writing: a change of state. */
    took: (answer: Sheet) => {
      setSaved(answer);
      hold({ value: writtenOf(answer), base: writtenOf(answer), revision: answer.revision });
      setState("saved");
    },
    unkept: draft.unsaved,
  };
}

export type SheetEditor = ReturnType<typeof useSheetEditor>;
