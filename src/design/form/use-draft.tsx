import { IconDeviceFloppy } from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTimeZone } from "../session.ts";
import { formatTime } from "../time/time-words.ts";
import { dropDraft, type KeyValue, readDraft, writeDraft } from "./draft-store.ts";

type DraftOptions = {
  /**
   * device: localStorage, survives everything — only for texts without health data or a patient's name.
   * tab: sessionStorage, survives a reload and a lost network, gone with the tab — for whatever names a patient.
   */
  keep: "device" | "tab";
};

export type DraftState<T> = {
  value: T;
  /** Replaces the whole value. */
  set: (value: T) => void;
  /** Changes some fields. */
  patch: (change: Partial<T>) => void;
  /** Epoch milliseconds of the last save; null when nothing is kept. */
  savedAt: number | null;
  /** True when the device refused to keep it. */
  unsaved: boolean;
  /** True when an earlier draft was found on arriving. */
  resumed: boolean;
  /** After it was sent, or to begin again: forgets the draft. */
  clear: () => void;
};

const storeOf = (keep: DraftOptions["keep"]): KeyValue =>
  keep === "device" ? window.localStorage : window.sessionStorage;

/** The value of a form that saves itself, 400 ms after the last change. `key` names the form and what it is about. */
export function useDraft<T extends object>(key: string, initial: T, { keep }: DraftOptions): DraftState<T> {
  const [start] = useState(() => readDraft<T>(storeOf(keep), key, Date.now()));
  const [value, setValue] = useState<T>(start ? { ...initial, ...start.value } : initial);
  const [savedAt, setSavedAt] = useState<number | null>(start?.savedAt ?? null);
  const [unsaved, setUnsaved] = useState(false);
  const pending = useRef<T | null>(null);

  const save = useCallback(() => {
    if (pending.current === null) return;
    const now = Date.now();
    const kept = writeDraft(storeOf(keep), key, pending.current, now);
    pending.current = null;
    setUnsaved(!kept);
    if (kept) setSavedAt(now);
  }, [keep, key]);

  useEffect(() => {
    if (pending.current !== value) return;
    const timer = setTimeout(save, 400);
    return () => clearTimeout(timer);
  }, [value, save]);

  useEffect(() => {
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      save();
    };
  }, [save]);

  const set = (next: T) => {
    pending.current = next;
    setValue(next);
  };
  const clear = () => {
    pending.current = null;
    dropDraft(storeOf(keep), key);
    setValue(initial);
    setSavedAt(null);
  };
  return {
    value,
    set,
    patch: (change) => set({ ...value, ...change }),
    savedAt,
    unsaved,
    resumed: start !== null,
    clear,
  };
}

type Kept = Pick<DraftState<object>, "savedAt" | "unsaved">;

/** « Brouillon enregistré à 14 h 02 ». On a page for anyone, give its `zone`: the session, which knows the territory's, is not asked for. */
export function DraftNote({ draft, zone }: { draft: Kept; zone?: string }) {
  return zone === undefined ? <OwnDraftNote draft={draft} /> : <ZonedDraftNote draft={draft} zone={zone} />;
}

function OwnDraftNote({ draft }: { draft: Kept }) {
  return <ZonedDraftNote draft={draft} zone={useTimeZone()} />;
}

function ZonedDraftNote({ draft, zone }: { draft: Kept; zone: string }) {
  if (draft.unsaved)
    return (
      <p className="mg-draft" data-unsaved role="status">
        Cet appareil ne peut pas garder de brouillon : envoyez avant de quitter la page.
      </p>
    );
  if (draft.savedAt === null) return null;
  return (
    <p className="mg-draft">
      <IconDeviceFloppy size={16} aria-hidden />
      Brouillon enregistré à {formatTime(draft.savedAt, zone)}
    </p>
  );
}
