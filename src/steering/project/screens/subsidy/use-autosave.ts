import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, isTransient } from "../../../../design/index.ts";
import type { Subsidy, SubsidyContent } from "../../subsidy/subsidy-contract.ts";
import { subsidyClient, subsidyQuery } from "./subsidy-client.ts";

const WAIT_MS = 800;
const AGAIN_MS = 5_000;
export type SaveState = "saved" | "saving" | "waiting" | "refused";

/** The content of a draft as it is typed: saved by itself, one save at a time, again when the network is back. */
export function useAutosave(slug: string, start: Subsidy) {
  const queries = useQueryClient();
  const [content, setContent] = useState<SubsidyContent>(start.content);
  const [saved, setSaved] = useState<Subsidy>(start);
  const [state, setState] = useState<SaveState>("saved");
  const [problem, setProblem] = useState<unknown>(null);
  const latest = useRef<SubsidyContent>(start.content);
  const sent = useRef<SubsidyContent>(start.content);
  const revision = useRef(start.revision);
  const busy = useRef(false);

  const save = useCallback(async () => {
    if (busy.current || latest.current === sent.current) return;
    busy.current = true;
    setState("saving");
    const now = latest.current;
    try {
      const next = await subsidyClient.save(slug, start.id, {
        year: start.year,
        label: start.label,
        content: now,
        revision: revision.current,
      });
      revision.current = next.revision;
      sent.current = now;
      setSaved(next);
      setProblem(null);
      queries.setQueryData(subsidyQuery(slug, start.id).queryKey, next);
      setState(latest.current === now ? "saved" : "waiting");
    } catch (error) {
      setProblem(error);
      setState(error instanceof ApiProblem && !isTransient(error) ? "refused" : "waiting");
    } finally {
      busy.current = false;
    }
  }, [queries, slug, start.id, start.label, start.year]);

  useEffect(() => {
    if (content === sent.current) return;
    const timer = setTimeout(() => void save(), state === "waiting" && problem ? AGAIN_MS : WAIT_MS);
    return () => clearTimeout(timer);
  }, [content, save, state, problem]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current !== sent.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      void save();
    };
  }, [save]);

  const change = (next: SubsidyContent) => {
    latest.current = next;
    setContent(next);
    setState("waiting");
  };
  return { content, change, saved, state, problem };
}
