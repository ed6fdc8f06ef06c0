/** What a keyboard event says of itself, as far as shortcuts need it. */
export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

/** Where the keys go: the name of the element, its type, whether it is edited in place. */
export type KeyTarget = { tag: string; type: string; editable: boolean };

const typed = new Set([
  "text",
  "search",
  "email",
  "tel",
  "url",
  "password",
  "number",
  "date",
  "time",
  "datetime-local",
  "",
]);

/** True where a letter would be written rather than obeyed. */
export const isTyping = (target: KeyTarget): boolean =>
  target.editable ||
  target.tag === "TEXTAREA" ||
  target.tag === "SELECT" ||
  (target.tag === "INPUT" && typed.has(target.type));

/** `mod` is Ctrl, or ⌘ on a Mac. « n », « mod+k », « ? », « ArrowDown », « Escape », « shift+ArrowUp ». */
export function matchesShortcut(shortcut: string, press: KeyPress): boolean {
  const parts = shortcut.toLowerCase().split("+");
  const key = parts.pop() || "+";
  const wantsMod = parts.includes("mod");
  if (wantsMod !== (press.ctrlKey || press.metaKey)) return false;
  if (parts.includes("alt") !== press.altKey) return false;
  // A sign such as « ? » may need Shift on this keyboard and not on that one: the sign decides.
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  if (!isSign && parts.includes("shift") !== press.shiftKey) return false;
  return press.key.toLowerCase() === key;
}

/** Written without a modifier, a shortcut sleeps while the person types; Escape never sleeps. */
export const sleepsWhileTyping = (shortcut: string): boolean =>
  !/^(mod|alt)\+/i.test(shortcut) && shortcut.toLowerCase() !== "escape";

const names: Record<string, string> = {
  mod: "Ctrl",
  alt: "Alt",
  shift: "Maj",
  arrowdown: "↓",
  arrowup: "↑",
  arrowleft: "←",
  arrowright: "→",
  enter: "Entrée",
  escape: "Échap",
  " ": "Espace",
};

/** « mod+k » → ["Ctrl", "K"], as printed on a French keyboard. */
export const keysInWords = (shortcut: string): string[] =>
  shortcut.split("+").map((part) => names[part.toLowerCase()] ?? part.toUpperCase());
