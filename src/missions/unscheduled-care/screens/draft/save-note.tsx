import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import type { RequestDraft } from "./use-request-draft.ts";

const WORDS = {
  saved: ["Enregistré", IconCloudCheck],
  waiting: ["Enregistrement…", IconCloudUp],
  sending: ["Enregistrement…", IconCloudUp],
  offline: ["Hors connexion : gardé sur cet appareil, envoyé dès le retour du réseau", IconCloudOff],
  conflict: ["Modifié ailleurs", IconAlertTriangle],
} as const;

/** Where the typing stands, in one line that does not move. */
export function SaveNote({ draft }: { draft: RequestDraft }) {
  if (!draft.request && draft.state === "saved") return null;
  const [words, Icon] = WORDS[draft.state];
  return (
    <p className="snp-save mg-no-print" data-state={draft.state} role="status">
      <Icon size={16} aria-hidden />
      {words}
      {draft.request && <span className="mg-soft"> · {draft.request.reference}</span>}
    </p>
  );
}

/** Somebody changed the request elsewhere: the person says whose words stay. */
export function ConflictNote({ draft }: { draft: RequestDraft }) {
  if (draft.state !== "conflict") return null;
  return (
    <div className="mg-form-problem" role="alert">
      <IconAlertTriangle size={22} aria-hidden />
      <div className="mg-stack">
        <p>
          <strong>Cette demande a changé ailleurs</strong> (autre onglet ou collègue). Rien n’a été écrasé.
        </p>
        <div className="mg-actions">
          <Button variant="default" onClick={() => draft.settle("theirs")}>
            Reprendre la version enregistrée
          </Button>
          <Button variant="default" onClick={() => draft.settle("mine")}>
            Garder ce que j’ai saisi
          </Button>
        </div>
      </div>
    </div>
  );
}
