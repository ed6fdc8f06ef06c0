import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { ApiProblem, isTransient, useDraft } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { careKeys, requestQuery } from "../client/care-queries.ts";
import {
  type DraftFields,
  isEmpty,
  raisesSign,
  type ShownFields,
  shownFields,
  withChange,
  withoutFields,
  withoutSent,
} from "./pending-fields.ts";

/** saved: all is on the server · waiting: typed, about to leave · sending · offline: kept here, tried again by itself · conflict: changed elsewhere */
export type SaveState = "saved" | "waiting" | "sending" | "offline" | "conflict";

export type RequestDraft = {
  id: string;
  /** As the server last said; undefined before the first save. */
  request: Request | undefined;
  fields: ShownFields;
  state: SaveState;
  /** Reasons of refusal by field of the body. */
  refused: Readonly<Record<string, string>>;
  change: (fields: DraftFields) => void;
  /** Everything typed is on the server, or it throws. */
  flush: () => Promise<Request>;
  /** After a conflict: what the server has wins, or what is typed here. */
  settle: (whose: "theirs" | "mine") => void;
  loading: boolean;
  error: unknown;
  reload: () => void;
};

const TYPING_MS = 600;
const RETRY_MS = 4_000;

/** The form of a request that saves itself on the server, survives a lost network and a reload, and never overwrites another's work. */
export function useRequestDraft(cpts: string, id: string, isNew: boolean): RequestDraft {
  const queries = useQueryClient();
  const [begun, setBegun] = useState(!isNew);
  const read = useQuery({ ...requestQuery(cpts, id), enabled: begun });
  const kept = useDraft<{ pending: DraftFields }>(`snp.${id}`, { pending: {} }, { keep: "tab" });
  const pending = useRef<DraftFields>(kept.value.pending);
  const server = useRef<Request | undefined>(read.data);
  const running = useRef<Promise<Request> | null>(null);
  const [state, setState] = useState<SaveState>(isEmpty(pending.current) ? "saved" : "waiting");
  const [refused, setRefused] = useState<Record<string, string>>({});
  /** Values that the server refused: shown until they are corrected, never sent again by themselves. */
  const [misfit, setMisfit] = useState<DraftFields>({});
  server.current = newest(server.current, read.data);

  const setPending = (next: DraftFields) => {
    pending.current = next;
    kept.set({ pending: next });
  };

  const send = async (): Promise<Request> => {
    let now = server.current ?? (begun ? await careClient.read(cpts, id) : await careClient.create(cpts, id));
    for (let turn = 0; !isEmpty(pending.current) && turn < 20; turn += 1) {
      const batch = pending.current;
      try {
        now = await careClient.save(cpts, id, { version: now.version, ...batch });
        setPending(withoutSent(pending.current, batch));
      } catch (error) {
        const fields = refusedFields(error);
        if (fields.length === 0) throw error;
        setRefused((before) => ({ ...before, ...Object.fromEntries(fields) }));
        const left = withoutFields(
          pending.current,
          fields.map(([name]) => name),
        );
        if (JSON.stringify(left) === JSON.stringify(pending.current)) throw error;
        setMisfit((before) => withChange(before, pending.current));
        setPending(left);
      }
      server.current = now;
    }
    server.current = now;
    queries.setQueryData(careKeys.request(cpts, id), now);
    setBegun(true);
    return now;
  };

  const flush = (): Promise<Request> => {
    running.current ??= (async () => {
      setState("sending");
      try {
        const now = await send();
        setState("saved");
        return now;
      } catch (error) {
        setState(stateAfter(error));
        throw error;
      } finally {
        running.current = null;
      }
    })();
    return running.current;
  };
  const flushRef = useRef(flush);
  useEffect(() => {
    flushRef.current = flush;
  });

  useSendByItself(state, kept.value.pending, flushRef);
  useSendOnLeaving(pending, flushRef, kept.clear);

  const change = (fields: DraftFields) => {
    setRefused((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !touched(fields, name))),
    );
    setPending(withChange(pending.current, fields));
    setState((before) => (before === "conflict" ? before : "waiting"));
  };
  const settle = (whose: "theirs" | "mine") => {
    if (whose === "theirs") setPending({});
    void read.refetch().then(({ data }) => {
      if (data) server.current = data;
      setState(isEmpty(pending.current) ? "saved" : "waiting");
    });
  };
  const shown = useMemo(
    () => shownFields(read.data, withChange(onlyRefused(misfit, refused), kept.value.pending)),
    [read.data, misfit, refused, kept.value.pending],
  );
  return {
    id,
    request: read.data,
    fields: shown,
    state,
    refused,
    change,
    flush,
    settle,
    loading: begun && read.isPending,
    error: read.error,
    reload: () => void read.refetch(),
  };
}

/** Leaves some time after the last key, again after a failure, and at once when the network is back. */
function useSendByItself(
  state: SaveState,
  pending: DraftFields,
  flush: { current: () => Promise<Request> },
): void {
  useEffect(() => {
    if (state !== "waiting" && state !== "offline") return;
    const tryNow = () => void flush.current().catch(() => {});
    // A sign of gravity does not wait for the last key of a word.
    const typingMs = raisesSign(pending) ? 0 : TYPING_MS;
    const timer = setTimeout(tryNow, state === "offline" ? RETRY_MS : typingMs);
    window.addEventListener("online", tryNow);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", tryNow);
    };
  }, [state, pending, flush]);
}

/** Whoever leaves the form takes nothing along: what is still to be sent leaves at once, a sign of gravity above all. */
function useSendOnLeaving(
  pending: { current: DraftFields },
  flush: { current: () => Promise<Request> },
  forget: () => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on leaving; what is kept on this device stays when it fails
  useEffect(
    () => () => {
      if (isEmpty(pending.current)) return;
      void flush.current().then(
        () => isEmpty(pending.current) && forget(),
        () => {},
      );
    },
    [],
  );
}

const newest = (one: Request | undefined, other: Request | undefined): Request | undefined =>
  !one || (other && other.version >= one.version) ? other : one;

function stateAfter(error: unknown): SaveState {
  if (isTransient(error)) return "offline";
  if (error instanceof ApiProblem && error.body.code === "unscheduled-care.changed-elsewhere")
    return "conflict";
  return "saved";
}

const refusedFields = (error: unknown): [string, string][] =>
  error instanceof ApiProblem && error.body.status === 422
    ? error.body.errors
        .filter(({ field }) => field !== "version")
        .map(({ field, message }) => [field, message])
    : [];

/** Of the values kept, those that are still marked as refused. */
const onlyRefused = (values: DraftFields, refused: Readonly<Record<string, string>>): DraftFields =>
  withoutSent(values, withoutFields(values, Object.keys(refused)));

const touched = (fields: DraftFields, name: string): boolean =>
  name in fields || (name.startsWith("answers.") && name.slice(8) in (fields.answers ?? {}));
