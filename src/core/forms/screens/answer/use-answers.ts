import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, isTransient } from "../../../../design/index.ts";
import type { Author, Page } from "../../contract.ts";
import { type Answer, type Answers, checkAnswers } from "../../model/index.ts";
import { doorClient } from "../forms-client.ts";
import { mergeAnswers } from "./merge-answers.ts";
import { dropUnsent, keepUnsent, readUnsent } from "./unsent-answers.ts";

export type SavedState = "saved" | "saving" | "waiting" | "refused";

const WAIT_MS = 800;
const AGAIN_MS = 5_000;

interface Given {
  answers: Answers;
  author: Author | null;
}

/** What is answered as the page opens: the server's, with what this device had not sent yet. */
function begin(cpts: string, key: string, page: Page) {
  const server = page.answers as Answers;
  const given: Given = { answers: server, author: page.author?.given ?? null };
  const unsent = readUnsent(cpts, key);
  if (!unsent) return { given, isDirty: false, disputed: [], here: server };
  const { answers, disputed } = mergeAnswers(unsent.base, unsent.answers, server);
  return {
    given: { answers, author: unsent.author ?? given.author },
    isDirty: true,
    disputed,
    here: unsent.answers,
  };
}

/**
 * The answers as they are typed: kept on the server a moment after each change, and on this device until the server has them, so that
 * a network that falls, a tab that is closed or a page that is reloaded loses nothing. What came meanwhile from another device is
 * never overwritten: what both changed is `disputed` until the person has chosen.
 */
export function useAnswers(cpts: string, key: string, page: Page) {
  const [start] = useState(() => begin(cpts, key, page));
  const [given, setGiven] = useState(start.given);
  const [state, setState] = useState<SavedState>("saved");
  const [disputed, setDisputed] = useState<readonly string[]>(start.disputed);
  const latest = useRef(given);
  const base = useRef(page.answers as Answers);
  const revision = useRef(page.revision ?? 0);
  const isDirty = useRef(start.isDirty && start.disputed.length === 0);
  const running = useRef<Promise<void> | null>(null);

  const saveOnce = useCallback(async () => {
    const sent = latest.current;
    setState("saving");
    try {
      const kept = checkAnswers(page.form, sent.answers, { complete: false }).answers;
      const saved = await doorClient.save(cpts, key, {
        revision: revision.current,
        answers: kept,
        ...(sent.author ? { author: sent.author } : {}),
      });
      revision.current = saved.revision;
      base.current = kept;
      if (latest.current === sent) {
        isDirty.current = false;
        dropUnsent(cpts, key);
      }
      setState("saved");
    } catch (error) {
      setState(isOffline(error) ? "waiting" : "refused");
      if (!isOffline(error)) throw error;
    }
  }, [cpts, key, page.form]);

  /** Keeps what is not kept yet. Rejects when the server refuses; a network that is gone is no refusal. */
  const flush = useCallback(async (): Promise<void> => {
    await running.current?.catch(() => {});
    if (!isDirty.current) return;
    running.current = saveOnce();
    await running.current;
  }, [saveOnce]);

  const take = useCallback(
    (next: Given) => {
      latest.current = next;
      isDirty.current = true;
      keepUnsent(cpts, key, { ...next, base: base.current });
      setGiven(next);
      setState("waiting");
    },
    [cpts, key],
  );
  const change = useCallback(
    (name: string, answer: Answer | undefined) => {
      const { [name]: _before, ...others } = latest.current.answers;
      take({ ...latest.current, answers: answer === undefined ? others : { ...others, [name]: answer } });
    },
    [take],
  );
  const changeAuthor = useCallback((author: Author | null) => take({ ...latest.current, author }), [take]);
  /** Of each disputed question, whether what was typed here holds. */
  const settle = useCallback(
    (isHere: (question: string) => boolean) => {
      const answers: Record<string, Answer> = { ...latest.current.answers };
      for (const name of disputed.filter(isHere)) {
        const ours = start.here[name];
        if (ours === undefined) delete answers[name];
        else answers[name] = ours;
      }
      setDisputed([]);
      take({ ...latest.current, answers });
    },
    [disputed, start, take],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change begins a wait anew
  useEffect(() => {
    if (!isDirty.current) return;
    const timer = setTimeout(() => void flush().catch(() => {}), WAIT_MS);
    return () => clearTimeout(timer);
  }, [given, flush]);

  useEffect(() => {
    const again = () => void flush().catch(() => {});
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [flush]);

  const forget = useCallback(() => {
    isDirty.current = false;
    dropUnsent(cpts, key);
  }, [cpts, key]);
  return { ...given, here: start.here, disputed, settle, change, changeAuthor, flush, forget, state };
}

export const isOffline = (error: unknown): boolean => error instanceof ApiProblem && isTransient(error);
