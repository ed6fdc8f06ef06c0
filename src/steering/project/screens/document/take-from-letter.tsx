import { Button, Modal } from "@mantine/core";
import { When } from "../../../../design/index.ts";
import type { DocumentText } from "../../document/document-contract.ts";
import { WordChanges } from "./word-changes.tsx";

/** The letter's text beside this one: taken instead of it, or after it; nothing changes before one has seen the difference. */
export function TakeFromLetter({
  label,
  mine,
  letter,
  onTake,
  onClose,
}: {
  label: string;
  /** As it stands in the field. */
  mine: string;
  letter: DocumentText & { label: string };
  onTake: (body: string) => void;
  onClose: () => void;
}) {
  const isEmpty = mine.trim() === "";
  return (
    <Modal opened onClose={onClose} title={`Reprendre de la lettre : ${label}`} size="xl">
      <div className="mg-stack">
        <p className="mg-small mg-soft">
          Dans la lettre, « {letter.label} » · {letter.writtenByLabel}
          {letter.writtenAt && (
            <>
              , <When at={letter.writtenAt} />
            </>
          )}
        </p>
        {isEmpty ? (
          <p className="doc-changes">{letter.body}</p>
        ) : (
          <>
            <p>Barré : dans votre texte seulement. Souligné : dans la lettre seulement.</p>
            <WordChanges before={mine} after={letter.body} />
          </>
        )}
        <div className="mg-actions">
          <Button onClick={() => onTake(letter.body)}>
            {isEmpty ? "Reprendre ce texte" : "Remplacer par celui de la lettre"}
          </Button>
          {!isEmpty && (
            <Button variant="default" onClick={() => onTake(`${mine.trimEnd()}\n\n${letter.body}`)}>
              L’ajouter à la suite
            </Button>
          )}
          <Button variant="subtle" onClick={onClose}>
            Garder mon texte
          </Button>
        </div>
        {!isEmpty && <p className="mg-small mg-soft">Vous pourrez annuler juste après.</p>}
      </div>
    </Modal>
  );
}
