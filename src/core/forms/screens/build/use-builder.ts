import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Form, FormProblem } from "../../model/index.ts";
import { formsClient, formsKey } from "../forms-client.ts";

const WAIT_MS = 700;

/** The draft as it is composed: drawn at once, kept on the server a moment after the last change. */
export function useBuilder(cpts: string, id: string) {
  const queries = useQueryClient();
  const key = [...formsKey(cpts), "one", id];
  const read = useQuery({
    queryKey: key,
    queryFn: () => formsClient.show(cpts, id),
    enabled: cpts !== "",
    refetchOnWindowFocus: false,
  });
  const draft = read.data?.draft ?? null;
  const [form, setForm] = useState<Form | null>(null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [state, setState] = useState<"saved" | "waiting" | "saving" | "failed">("saved");
  const [problem, setProblem] = useState<unknown>(null);
  const revision = useRef(0);
  const latest = useRef<Form | null>(null);
  const saving = useRef<Promise<void> | null>(null);
  const isDirty = useRef(false);

  useEffect(() => {
    if (!draft || isDirty.current) return;
    revision.current = draft.revision;
    latest.current = draft.form;
    setForm(draft.form);
    setProblems(draft.problems);
  }, [draft]);

  const save = useCallback(async (): Promise<void> => {
    await saving.current?.catch(() => {});
    if (!isDirty.current || !latest.current) return;
    const sent = latest.current;
    setState("saving");
    saving.current = formsClient.save(cpts, id, revision.current, sent).then((kept) => {
      revision.current = kept.revision;
      isDirty.current = latest.current !== sent;
      setProblems(kept.problems);
    });
    try {
      await saving.current;
      setProblem(null);
      setState(isDirty.current ? "waiting" : "saved");
    } catch (error) {
      setProblem(error);
      setState("failed");
      throw error;
    }
  }, [cpts, id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change begins a wait anew
  useEffect(() => {
    if (!isDirty.current) return;
    const timer = setTimeout(() => void save().catch(() => {}), WAIT_MS);
    return () => clearTimeout(timer);
  }, [form, save]);

  const change = (next: Form) => {
    latest.current = next;
    isDirty.current = true;
    setForm(next);
    setState("waiting");
  };
  const publish = async () => {
    await save();
    await formsClient.publish(cpts, id, revision.current);
    await queries.invalidateQueries({ queryKey: formsKey(cpts) });
  };
  const openDraft = async () => {
    await formsClient.openDraft(cpts, id);
    await queries.invalidateQueries({ queryKey: formsKey(cpts) });
  };
  return { read, form: draft ? form : null, change, problems, problem, state, publish, openDraft };
}
