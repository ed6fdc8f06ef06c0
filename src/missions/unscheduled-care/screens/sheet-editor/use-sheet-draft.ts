import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { SheetDraft } from "../../contract.ts";
import { sheetQuery } from "../client/care-queries.ts";
import { type SheetContent, sheetClient } from "./sheet-client.ts";

const SAVE_MS = 900;

/** The draft of the sheet: typed here, saved by itself, told what is wrong and what would change. */
export function useSheetDraft(cpts: string) {
  const queries = useQueryClient();
  const published = useQuery(sheetQuery(cpts));
  const key = ["snp", cpts, "sheet-draft"];
  const saved = useQuery({ queryKey: key, queryFn: () => sheetClient.draft(cpts) });
  const [content, setContent] = useState<SheetContent | null>(null);
  const [state, setState] = useState<"saved" | "waiting" | "sending">("saved");
  const [problem, setProblem] = useState<unknown>(null);
  const readAt = useRef<string | null>(null);
  const latest = useRef<SheetContent | null>(null);
  const keep = (answer: SheetDraft) => {
    readAt.current = answer.draft?.updatedAt ?? null;
    queries.setQueryData(key, answer);
  };
  const first = saved.data?.draft;
  useEffect(() => {
    if (content === null && first) {
      readAt.current = first.updatedAt;
      setContent(first.content);
    }
  }, [content, first]);

  const send = async (next: SheetContent) => {
    setState("sending");
    setProblem(null);
    try {
      keep(await sheetClient.save(cpts, next, readAt.current));
      setState(latest.current === next ? "saved" : "waiting");
    } catch (error) {
      setProblem(error);
      setState("saved");
    }
  };
  const sendRef = useRef(send);
  useEffect(() => {
    sendRef.current = send;
  });
  useEffect(() => {
    if (state !== "waiting" || !content) return;
    const timer = setTimeout(() => void sendRef.current(content), SAVE_MS);
    return () => clearTimeout(timer);
  }, [state, content]);

  const set = (next: SheetContent) => {
    latest.current = next;
    setContent(next);
    setState("waiting");
  };
  const drop = () => {
    setContent(null);
    setProblem(null);
    readAt.current = null;
    queries.setQueryData(key, { draft: null, problems: [], changes: [] });
  };
  return {
    published,
    saved,
    content,
    state,
    problem,
    set,
    begin: () => published.data && set(published.data.sheet.content),
    discard: async () => {
      await sheetClient.discard(cpts);
      drop();
    },
    publish: async () => {
      await sheetClient.publish(cpts);
      drop();
      await queries.invalidateQueries({ queryKey: ["snp", cpts, "sheet"] });
      await queries.invalidateQueries({ queryKey: ["snp", cpts, "sheet-versions"] });
    },
    reload: () => {
      setContent(null);
      setProblem(null);
      void saved.refetch();
    },
  };
}

export type SheetDraftState = ReturnType<typeof useSheetDraft>;
