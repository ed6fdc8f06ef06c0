import { Button } from "@mantine/core";
import type { Clash } from "./merge-edits.ts";
import type { SheetEditor } from "./use-sheet-editor.ts";
import { FIELD_WORDS, sayValue } from "./written-sheet.ts";

/** What both wrote, side by side: one is chosen for each, and nothing is sent before. */
export function ClashView({ editor }: { editor: SheetEditor }) {
  if (editor.clashes.length === 0) return null;
  const who = editor.saved.updatedByLabel || "Quelqu’un d’autre";
  return (
    <section
      id="deux-textes"
      className="mg-card ps-clashes ps-part"
      aria-label="Deux textes pour un même endroit"
    >
      <h2>{who} a écrit au même endroit que vous</h2>
      <p className="mg-soft">
        Rien n’est écrasé : choisissez pour chaque endroit. L’autre texte reste dans l’historique.
      </p>
      {editor.clashes.map((clash) => (
        <OneClash key={`${clash.field} ${clash.lineId ?? ""}`} clash={clash} who={who} editor={editor} />
      ))}
    </section>
  );
}

function OneClash({ clash, who, editor }: { clash: Clash; who: string; editor: SheetEditor }) {
  const field = FIELD_WORDS[clash.field as keyof typeof FIELD_WORDS] ?? clash.field;
  return (
    <div className="ps-clash">
      <h3>{field}</h3>
      <div className="mg-columns">
        <div>
          <p className="mg-small mg-soft">Le vôtre</p>
          <blockquote>{sayValue(clash.mine)}</blockquote>
          <Button variant="default" onClick={() => editor.settle(clash, "mine")}>
            Garder le mien
          </Button>
        </div>
        <div>
          <p className="mg-small mg-soft">{who}</p>
          <blockquote>{sayValue(clash.theirs)}</blockquote>
          <Button variant="default" onClick={() => editor.settle(clash, "theirs")}>
            Prendre le sien
          </Button>
        </div>
      </div>
    </div>
  );
}
