import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconLoader } from "@tabler/icons-react";
import type { SheetEditor } from "./use-sheet-editor.ts";

const WORDS = {
  saved: ["Enregistré", IconCloudCheck],
  waiting: ["Enregistrement dans un instant…", IconLoader],
  saving: ["Enregistrement…", IconLoader],
  unsent: ["Hors connexion : gardé sur cet appareil, envoyé au retour du réseau", IconCloudOff],
  refused: ["Refusé : corrigez ce qui est signalé", IconAlertTriangle],
  clash: ["En attente :", IconAlertTriangle],
} as const;

/** Where the writing is: on the server, on its way, or waiting for somebody. */
export function SaveNote({ editor }: { editor: Pick<SheetEditor, "state" | "unkept"> }) {
  const [words, Icon] = WORDS[editor.state];
  return (
    <p className="ps-save" data-state={editor.state} role="status">
      <Icon size={18} aria-hidden />
      {words}
      {editor.state === "clash" && <a href="#deux-textes">choisissez entre les deux textes</a>}
      {editor.unkept && " Cet appareil ne peut rien garder : ne fermez pas la page avant l’enregistrement."}
    </p>
  );
}
