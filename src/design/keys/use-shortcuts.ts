import { useEffect, useRef } from "react";
import { isTyping, matchesShortcut, sleepsWhileTyping } from "./match-shortcut.ts";

export type Shortcut = {
  /** « n », « mod+k », « ArrowDown »: see matchesShortcut. */
  keys: string;
  /** What it does, as the list of shortcuts says it. */
  label: string;
  run: () => void;
  /** Not now. */
  disabled?: boolean;
  /** Does nothing where the person stands now: it is shown apart, and its key left alone. */
  asleep?: boolean;
};

function targetOf(event: KeyboardEvent) {
  const element = event.target instanceof HTMLElement ? event.target : null;
  return {
    tag: element?.tagName ?? "",
    type: (element?.getAttribute("type") ?? "").toLowerCase(),
    editable: element?.isContentEditable ?? false,
  };
}

/** Obeys single keys and combinations; letters are left alone in fields, and everything in an open dialogue. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const list = useRef(shortcuts);
  useEffect(() => {
    list.current = shortcuts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const typing = isTyping(targetOf(event));
      const inDialogue =
        event.target instanceof Element && event.target.closest('[aria-modal="true"]') !== null;
      const found = list.current.find(
        (entry) =>
          !entry.disabled &&
          !entry.asleep &&
          matchesShortcut(entry.keys, event) &&
          !((typing || inDialogue) && sleepsWhileTyping(entry.keys)),
      );
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
