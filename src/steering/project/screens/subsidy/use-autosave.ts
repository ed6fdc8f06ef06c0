import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { dropDraft, readDraft, writeDraft } from "../../../../design/form/draft-store.ts";
import { ApiProblem, isTransient, sayProblem } from "../../../../design/index.ts";
import type { Subsidy, SubsidyContent } from "../../subsidy/subsidy-contract.ts";
import { type KeptSubsidy, takeUp } from "./kept-subsidy.ts";
import { mergeSubsidy } from "./merge-subsidy.ts";
import { subsidyClient, subsidyQuery } from "./subsidy-client.ts";

const WAIT_MS = 800;
const AGAIN_MS = 5_000;
export type SaveState = "saved" | "saving" | "waiting" | "refused";

/** The request as it stands, where somebody else saved it meanwhile. */
const newer = (error: unknown): Subsidy | null =>
  error instanceof ApiProblem && error.body.code === "project.subsidy-changed"
    ? (error.body.current as Subsidy)
    : null;

interface Clash {
  base: SubsidyContent;
  mine: SubsidyContent;
  theirs: Subsidy;
}

/**
 * The content of a draft as it is typed: saved by itself, one save at a time, again when the network is back. Until the server has
 * it the device keeps it: a cut network, a closed session or a closed page lose nothing. What somebody else saved meanwhile is
 * joined to it; where both changed the same field, the person chooses.
 */
export function useAutosave(slug: string, start: Subsidy) {
  const queries = useQueryClient();
  const key = `subvention.${slug}.${start.id}`;
  const [begun] = useState(() =>
    takeUp(start, readDraft<KeptSubsidy>(window.localStorage, key, Date.now())?.value ?? null),
  );
  const [content, setContent] = useState<SubsidyContent>(begun.content);
  const [older, setOlder] = useState(begun.older);
  const [unkept, setUnkept] = useState(false);
  const [saved, setSaved] = useState<Subsidy>(start);
  const [state, setState] = useState<SaveState>(begun.isWaiting ? "waiting" : "saved");
  const [problem, setProblem] = useState<unknown>(null);
  const latest = useRef<SubsidyContent>(begun.content);
  const sent = useRef<SubsidyContent>(start.content);
  const revision = useRef(start.revision);
  const busy = useRef(false);
  const [clash, setClash] = useState<Clash | null>(null);

  const keep = useCallback(() => {
    const kept: KeptSubsidy = { content: latest.current, revision: revision.current };
    setUnkept(!writeDraft(window.localStorage, key, kept, Date.now()));
  }, [key]);

  /** Takes up what somebody else saved, with what is typed here over it. */
  const joinWith = useCallback(
    ({ base, mine, theirs }: Clash, prefers: "mine" | "theirs") => {
      const { content: joined } = mergeSubsidy(base, mine, theirs.content, prefers);
      latest.current = joined;
      sent.current = theirs.content;
      revision.current = theirs.revision;
      setContent(joined);
      setSaved(theirs);
      setClash(null);
      setProblem(null);
      setState("waiting");
      keep();
    },
    [keep],
  );

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
      if (latest.current === now) dropDraft(window.localStorage, key);
      else keep();
      setState(latest.current === now ? "saved" : "waiting");
    } catch (error) {
      const theirs = newer(error);
      if (theirs) {
        const found = { base: sent.current, mine: latest.current, theirs };
        if (mergeSubsidy(found.base, found.mine, theirs.content, "mine").clashes.length === 0)
          return joinWith(found, "mine");
        setClash(found);
        // Also where the choice, at the top of a long form, is not seen.
        sayProblem(error);
      }
      setProblem(error);
      setState(error instanceof ApiProblem && !isTransient(error) ? "refused" : "waiting");
    } finally {
      busy.current = false;
    }
  }, [queries, slug, start.id, start.label, start.year, key, keep, joinWith]);

  useEffect(() => {
    // What was refused leaves with the next change, not again and again.
    if (content === sent.current || state === "refused") return;
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
    // Until one is chosen nothing leaves; what is typed meanwhile is part of mine.
    if (clash) setClash({ ...clash, mine: next });
    else setState("waiting");
    // What was typed before is on the device until it is taken up or forgotten.
    if (older === null) keep();
  };
  /** Ends the choice between what the server says and what was typed here before. */
  const chooseOlder = (takesMine: boolean) => {
    setOlder(null);
    if (takesMine && older) {
      latest.current = older;
      setContent(older);
      setState("waiting");
      keep();
    } else if (latest.current === sent.current) dropDraft(window.localStorage, key);
    else keep();
  };
  const clashes = clash ? mergeSubsidy(clash.base, clash.mine, clash.theirs.content, "mine").clashes : [];
  const chooseClash = (takesMine: boolean) => clash && joinWith(clash, takesMine ? "mine" : "theirs");
  return {
    content,
    change,
    saved,
    state,
    problem,
    older,
    chooseOlder,
    unkept,
    clashes,
    clashWith: clash?.theirs ?? null,
    chooseClash,
  };
}
