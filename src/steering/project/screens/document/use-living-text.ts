import { useCallback, useEffect, useRef, useState } from "react";
import { dropDraft, readDraft, writeDraft } from "../../../../design/form/draft-store.ts";
import { ApiProblem, isTransient } from "../../../../design/index.ts";
import type { DocumentName, DocumentText } from "../../document/document-contract.ts";
import { putText } from "./document-client.ts";

export type SaveState =
  | "saved"
  | "waiting"
  | "saving"
  /** Kept on this device until the server answers. */
  | "offline"
  /** Somebody saved meanwhile: one must choose. */
  | "conflict"
  | "refused";

type Base = Pick<DocumentText, "body" | "revision">;
/** What this device keeps until the server has it: the text, and what it was written over. */
type Kept = { body: string; base: Base };

export type LivingText = {
  value: string;
  change: (body: string) => void;
  /** At once, without waiting for a pause: on leaving the field. */
  flush: () => void;
  state: SaveState;
  /** Why it was refused, or the connection that fails. */
  problem: unknown;
  /** What stands on the server while one must choose, and what both had read. */
  theirs: DocumentText | null;
  base: Base;
  /** Ends a conflict with this text, over theirs. */
  settle: (body: string) => void;
  /** The device refuses to keep anything. */
  unkept: boolean;
};

const PAUSE_MS = 900;
const RETRY_MS = 4_000;

/**
 * A text that saves itself a second after the last key. Until the server has acknowledged it the device keeps it, so that a cut
 * network, a closed session or a killed server lose nothing: the next visit takes it up again.
 */
export function useLivingText(
  slug: string,
  document: DocumentName,
  text: DocumentText,
  onSaved: (saved: DocumentText) => void,
): LivingText {
  const key = `projet.${slug}.${document}.${text.key}`;
  const [start] = useState(() => readDraft<Kept>(window.localStorage, key, Date.now())?.value ?? null);
  const [value, setValue] = useState(start?.body ?? text.body);
  const [state, setState] = useState<SaveState>(start ? "waiting" : "saved");
  const [problem, setProblem] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<DocumentText | null>(null);
  const [unkept, setUnkept] = useState(false);
  const base = useRef<Base>(start?.base ?? text);
  const latest = useRef(value);
  const busy = useRef(false);

  const keep = useCallback(() => {
    const kept: Kept = { body: latest.current, base: base.current };
    setUnkept(!writeDraft(window.localStorage, key, kept, Date.now()));
  }, [key]);

  const save = useCallback(async () => {
    if (busy.current) return;
    const sent = latest.current;
    if (sent === base.current.body) {
      dropDraft(window.localStorage, key);
      setState("saved");
      return;
    }
    busy.current = true;
    setState("saving");
    try {
      const saved = await putText(slug, document, text.key, { body: sent, revision: base.current.revision });
      base.current = saved;
      setProblem(null);
      onSaved(saved);
      if (latest.current === sent) dropDraft(window.localStorage, key);
      else keep();
      setState(latest.current === sent ? "saved" : "waiting");
    } catch (error) {
      const current =
        error instanceof ApiProblem ? (error.body.current as DocumentText | undefined) : undefined;
      setProblem(error);
      if (current) {
        setTheirs(current);
        setState("conflict");
      } else setState(isTransient(error) ? "offline" : "refused");
    } finally {
      busy.current = false;
    }
  }, [slug, document, text.key, key, keep, onSaved]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the pause again
  useEffect(() => {
    if (state !== "waiting" && state !== "offline") return;
    const timer = setTimeout(() => void save(), state === "waiting" ? PAUSE_MS : RETRY_MS);
    const now = () => void save();
    const leaving = () => window.document.visibilityState === "hidden" && now();
    window.addEventListener("online", now);
    window.document.addEventListener("visibilitychange", leaving);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", now);
      window.document.removeEventListener("visibilitychange", leaving);
    };
  }, [state, save, value]);

  // Somebody else saved, and nothing is being written here: their text is the text.
  useEffect(() => {
    if (busy.current || text.revision <= base.current.revision) return;
    if (latest.current !== base.current.body) return;
    base.current = text;
    latest.current = text.body;
    setValue(text.body);
  }, [text]);

  const change = (body: string) => {
    latest.current = body;
    setValue(body);
    keep();
    if (state !== "conflict" && state !== "saving") setState("waiting");
  };
  const settle = (body: string) => {
    if (theirs) base.current = theirs;
    latest.current = body;
    setValue(body);
    setTheirs(null);
    setProblem(null);
    if (body === base.current.body) {
      dropDraft(window.localStorage, key);
      setState("saved");
      onSaved(theirs as DocumentText);
    } else {
      keep();
      setState("waiting");
    }
  };
  return {
    value,
    change,
    flush: () => {
      if (state === "waiting") void save();
    },
    state,
    problem,
    theirs,
    base: base.current,
    settle,
    unkept,
  };
}
