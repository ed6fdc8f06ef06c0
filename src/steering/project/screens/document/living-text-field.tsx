import { Textarea } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconFileImport,
  IconHistory,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { ApiProblem, offerUndo, useCpts, When } from "../../../../design/index.ts";
import type { DocumentName, DocumentText, LivingDocument } from "../../document/document-contract.ts";
import { documentQuery } from "./document-client.ts";
import { TakeFromLetter } from "./take-from-letter.tsx";
import { TextConflict } from "./text-conflict.tsx";
import { TextHistory } from "./text-history.tsx";
import { type LivingText, useLivingText } from "./use-living-text.ts";

type Slot = LivingDocument["sections"][number]["texts"][number];

/** A text of the document, written in place: it saves itself, and says so. */
export function LivingTextField({
  document,
  slot,
  mayWrite,
}: {
  document: DocumentName;
  slot: Slot;
  mayWrite: boolean;
}) {
  const slug = useCpts()?.cptsSlug ?? "";
  const queries = useQueryClient();
  const [history, setHistory] = useState(false);
  const [taking, setTaking] = useState(false);
  const onSaved = useCallback(
    (saved: DocumentText) => {
      queries.setQueryData(documentQuery(slug, document).queryKey, (was) => was && withText(was, saved));
      void queries.invalidateQueries({ queryKey: documentQuery(slug, document).queryKey });
    },
    [queries, slug, document],
  );
  const living = useLivingText(slug, document, slot, onSaved);
  const takeUp = (body: string, words: string) => {
    const before = living.value;
    living.change(body);
    setHistory(false);
    setTaking(false);
    offerUndo(words, () => living.change(before));
  };
  const restore = (body: string) => takeUp(body, "Ce texte est repris de l’historique.");
  const { inLetter } = slot;
  const mayTake = inLetter && inLetter.body.trim() !== living.value.trim() && living.state !== "conflict";
  if (!mayWrite) return <ReadText slot={slot} />;
  return (
    <div className="doc-text">
      <Textarea
        label={slot.needed ? slot.label : `${slot.label} (facultatif)`}
        description={slot.help}
        value={living.value}
        autosize
        minRows={3}
        maxRows={30}
        maxLength={20_000}
        onChange={(event) => living.change(event.currentTarget.value)}
        onBlur={living.flush}
      />
      {living.state === "conflict" && <TextConflict living={living} label={slot.label} />}
      <div className="doc-text-foot">
        <SaveLine living={living} slot={slot} />
        {mayTake && (
          <button type="button" className="doc-quiet" onClick={() => setTaking(true)}>
            <IconFileImport size={18} aria-hidden />
            Reprendre de la lettre<span className="mg-hidden"> : {slot.label}</span>
          </button>
        )}
        <button type="button" className="doc-quiet" onClick={() => setHistory(true)}>
          <IconHistory size={18} aria-hidden />
          Historique<span className="mg-hidden"> de « {slot.label} »</span>
        </button>
      </div>
      {taking && inLetter && (
        <TakeFromLetter
          label={slot.label}
          mine={living.value}
          letter={inLetter}
          onTake={(body) => takeUp(body, "Ce texte est repris de la lettre.")}
          onClose={() => setTaking(false)}
        />
      )}
      {history && (
        <TextHistory
          document={document}
          textKey={slot.key}
          label={slot.label}
          onRestore={living.state === "conflict" ? null : restore}
          onClose={() => setHistory(false)}
        />
      )}
    </div>
  );
}

function ReadText({ slot }: { slot: Slot }) {
  return (
    <div className="doc-text">
      <h4>{slot.label}</h4>
      <p className="doc-changes">{slot.body || <span className="mg-soft">Pas encore écrit.</span>}</p>
    </div>
  );
}

const withText = (was: LivingDocument, saved: DocumentText): LivingDocument => ({
  ...was,
  sections: was.sections.map((section) => ({
    ...section,
    texts: section.texts.map((text) => (text.key === saved.key ? { ...text, ...saved } : text)),
  })),
});

/** Where the text stands: acknowledged by the server, on its way, or kept on this device. */
function SaveLine({ living, slot }: { living: LivingText; slot: Slot }) {
  const { state, problem, unkept } = living;
  if (unkept && state !== "saved")
    return (
      <p className="doc-save" data-state="refused" role="status">
        <IconAlertTriangle size={18} aria-hidden />
        Cet appareil ne peut rien garder : attendez « Enregistré » avant de quitter la page.
      </p>
    );
  return (
    <p className="doc-save" data-state={state} role="status">
      {state === "saved" && (
        <>
          <IconCloudCheck size={18} aria-hidden />
          {slot.writtenAt ? (
            <span>
              Enregistré · {slot.writtenByLabel}, <When at={slot.writtenAt} />
            </span>
          ) : (
            <span>Pas encore écrit</span>
          )}
        </>
      )}
      {(state === "waiting" || state === "saving") && (
        <>
          <IconCloudUp size={18} aria-hidden />
          Enregistrement…
        </>
      )}
      {state === "offline" && (
        <>
          <IconCloudOff size={18} aria-hidden />
          Hors connexion : gardé sur cet appareil, envoyé dès que le serveur répond
        </>
      )}
      {state === "conflict" && (
        <>
          <IconAlertTriangle size={18} aria-hidden />
          Deux versions : choisissez ci-dessus
        </>
      )}
      {state === "refused" && (
        <>
          <IconAlertTriangle size={18} aria-hidden />
          {problem instanceof ApiProblem ? problem.message : "L’enregistrement a été refusé."} Votre texte est
          gardé sur cet appareil.
        </>
      )}
    </p>
  );
}
