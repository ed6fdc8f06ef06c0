import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, isTransient } from "../../../../design/index.ts";
import type { Page } from "../../contract.ts";
import { type Answer, type Answers, checkAnswers } from "../../model/index.ts";
import { doorClient } from "../forms-client.ts";

export type SavedState = "saved" | "saving" | "waiting" | "refused";

const WAIT_MS = 800;
const AGAIN_MS = 5_000;

/**
 * The answers as they are typed: kept on the server a moment after each change, and on this tab until the server has them, so that a
 * network that falls, or a page that is reloaded, loses nothing.
 */
export function useAnswers(cpts: string, key: string, page: Page) {
  const store = `maillage.questionnaire.${cpts}.${key.slice(-24)}`;
  const [answers, setAnswers] = useState<Answers>(() => unsent(store) ?? (page.answers as Answers));
  const [state, setState] = useState<SavedState>("saved");
  const latest = useRef(answers);
  const revision = useRef(page.revision ?? 0);
  const isDirty = useRef(unsent(store) !== null);
  const running = useRef<Promise<void> | null>(null);

  const saveOnce = useCallback(async () => {
    const sent = latest.current;
    setState("saving");
    try {
      const kept = checkAnswers(page.form, sent, { complete: false }).answers;
      revision.current = (await doorClient.save(cpts, key, revision.current, kept)).revision;
      if (latest.current === sent) {
        isDirty.current = false;
        sessionStorage.removeItem(store);
      }
      setState("saved");
    } catch (error) {
      setState(isOffline(error) ? "waiting" : "refused");
      if (!isOffline(error)) throw error;
    }
  }, [cpts, key, page.form, store]);

  /** Keeps what is not kept yet. Rejects when the server refuses; a network that is gone is no refusal. */
  const flush = useCallback(async (): Promise<void> => {
    await running.current?.catch(() => {});
    if (!isDirty.current) return;
    running.current = saveOnce();
    await running.current;
  }, [saveOnce]);

  const change = useCallback(
    (name: string, answer: Answer | undefined) => {
      const { [name]: _before, ...others } = latest.current;
      latest.current = answer === undefined ? others : { ...others, [name]: answer };
      isDirty.current = true;
      keepUnsent(store, latest.current);
      setAnswers(latest.current);
      setState("waiting");
    },
    [store],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change begins a wait anew
  useEffect(() => {
    if (!isDirty.current) return;
    const timer = setTimeout(() => void flush().catch(() => {}), WAIT_MS);
    return () => clearTimeout(timer);
  }, [answers, flush]);

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
    sessionStorage.removeItem(store);
  }, [store]);
  return { answers, change, flush, forget, state };
}

export const isOffline = (error: unknown): boolean => error instanceof ApiProblem && isTransient(error);

function unsent(store: string): Answers | null {
  try {
    const kept = sessionStorage.getItem(store);
    return kept ? (JSON.parse(kept) as Answers) : null;
  } catch {
    return null;
  }
}

function keepUnsent(store: string, answers: Answers): void {
  try {
    sessionStorage.setItem(store, JSON.stringify(answers));
  } catch {
    // A device that keeps nothing still answers; the server has what was saved.
  }
}
