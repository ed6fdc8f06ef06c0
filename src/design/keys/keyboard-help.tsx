import { Modal } from "@mantine/core";
import { useState } from "react";
import { keysInWords } from "./match-shortcut.ts";
import { type Shortcut, useShortcuts } from "./use-shortcuts.ts";

/** « Ctrl » « K » as keys. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="mg-keys">
      {keysInWords(keys).map((key) => (
        <kbd key={key} className="mg-kbd">
          {key}
        </kbd>
      ))}
    </span>
  );
}

type KeyboardHelpProps = {
  shortcuts: readonly Shortcut[];
  /** Those shown all the time, in one line at the foot of the screen. */
  always?: number;
  /** Said before those that sleep now: « Pendant un appel : ». */
  asleepWords?: string;
};

/** Obeys the shortcuts of a screen, shows the first ones in a line, and all of them on « ? ». */
export function KeyboardHelp({ shortcuts, always = 5, asleepWords = "Pas maintenant :" }: KeyboardHelpProps) {
  const [opened, setOpened] = useState(false);
  useShortcuts([...shortcuts, { keys: "?", label: "Tous les raccourcis", run: () => setOpened(true) }]);
  const shown = shortcuts.slice(0, always);
  return (
    <div className="mg-shortcuts mg-no-print">
      {shown
        .filter((entry) => !entry.asleep)
        .map((entry) => (
          <span key={entry.keys}>
            <Keys keys={entry.keys} /> {entry.label}
          </span>
        ))}
      {shown.some((entry) => entry.asleep) && <span>{asleepWords}</span>}
      {shown
        .filter((entry) => entry.asleep)
        .map((entry) => (
          <span key={entry.keys}>
            {keysInWords(entry.keys).join(" ")} {entry.label}
          </span>
        ))}
      <button type="button" className="mg-text-button" onClick={() => setOpened(true)}>
        <Keys keys="?" /> tous les raccourcis
      </button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Raccourcis de cet écran">
        <dl className="mg-key-list">
          {shortcuts.map((entry) => (
            <div key={entry.keys}>
              <dt>{entry.label}</dt>
              <dd>
                <Keys keys={entry.keys} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="mg-small mg-soft">Les lettres seules dorment pendant que vous écrivez dans un champ.</p>
      </Modal>
    </div>
  );
}
