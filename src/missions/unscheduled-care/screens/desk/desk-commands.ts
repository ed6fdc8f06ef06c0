import { type RefObject, useEffect } from "react";
import type { Shortcut } from "../../../../design/index.ts";

/** What the keys of the desk do now; each column sets its own while it can. */
export type DeskCommands = Partial<
  Record<
    "search" | "book" | "next" | "previous" | "callBack" | "take" | "noFlag" | "noAnswer" | "answered",
    () => void
  >
> & {
  /** Epoch milliseconds until which the key of a new call does not leave this one. */
  staysUntil?: number;
};
export type CommandsRef = RefObject<DeskCommands>;

/** Lends commands to the keys as long as the caller is shown. */
export function useCommands(ref: CommandsRef, commands: DeskCommands): void {
  useEffect(() => {
    Object.assign(ref.current, commands);
    return () => {
      for (const name of Object.keys(commands) as (keyof DeskCommands)[]) delete ref.current[name];
    };
  });
}

type Around = {
  /** Whether a call is open: without one the arrows go among the queue's lines, and the keys of a call do nothing. */
  inCall: boolean;
  newCall: () => void;
  showNew: () => void;
  column: (index: 1 | 2 | 3) => void;
  line: (step: 1 | -1) => void;
};

/** The keys of the desk, those of every call first. */
export function deskShortcuts(ref: CommandsRef, around: Around): Shortcut[] {
  const { inCall, newCall, showNew, column, line } = around;
  const inQueue = new Set<string>(["n", "ArrowDown", "ArrowUp", "Enter", "v", "alt+1"]);
  const run = (name: Exclude<keyof DeskCommands, "staysUntil">) => () => ref.current[name]?.();
  const begin = () => {
    if (Date.now() >= (ref.current.staysUntil ?? 0)) newCall();
  };
  const keys: Shortcut[] = [
    { keys: "n", label: "nouvel appel", run: begin },
    { keys: "mod+Enter", label: "chercher", run: run("search") },
    { keys: "ArrowDown", label: "suivante", run: inCall ? run("next") : () => line(1) },
    { keys: "ArrowUp", label: "précédente", run: inCall ? run("previous") : () => line(-1) },
    // Enter is obeyed by the proposal that has the focus: elsewhere it keeps its usual meaning.
    { keys: "Enter", label: inCall ? "tenir" : "ouvrir (en appel : tenir)", run: () => {}, disabled: true },
    { keys: "r", label: "réserver", run: run("book") },
    { keys: "b", label: "rappel", run: run("callBack") },
    // In the questions the row that has the focus obeys.
    { keys: "o", label: "oui, dans une question (N : non)", run: () => {}, disabled: true },
    { keys: "a", label: "aucun signe de gravité", run: run("noFlag") },
    { keys: "p", label: "prendre en charge", run: run("take") },
    { keys: "t", label: "rappel : pas de réponse", run: run("noAnswer") },
    { keys: "c", label: "rappel : la personne a répondu", run: run("answered") },
    { keys: "v", label: "afficher les nouvelles demandes", run: showNew },
    { keys: "alt+1", label: "aller à la file", run: () => column(1) },
    { keys: "alt+2", label: "aller à la fiche", run: () => column(2) },
    { keys: "alt+3", label: "aller aux propositions", run: () => column(3) },
  ];
  return keys.map((one) => ({ ...one, asleep: !inCall && !inQueue.has(one.keys) }));
}
