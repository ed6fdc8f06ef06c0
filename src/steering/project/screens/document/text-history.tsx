import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryView, useCpts, When } from "../../../../design/index.ts";
import type { DocumentName, TextVersion } from "../../document/document-contract.ts";
import { versionsQuery } from "./document-client.ts";
import { WordChanges } from "./word-changes.tsx";

type TextHistoryProps = {
  document: DocumentName;
  textKey: string;
  label: string;
  /** Absent for who only reads. */
  onRestore: ((body: string) => void) | null;
  onClose: () => void;
};

/** Who wrote what, and what each changed; any version comes back in one touch. */
export function TextHistory({ document, textKey, label, onRestore, onClose }: TextHistoryProps) {
  const slug = useCpts()?.cptsSlug ?? "";
  const versions = useQuery(versionsQuery(slug, document, textKey));
  return (
    <Modal opened onClose={onClose} title={`Historique : ${label}`} size="xl">
      <QueryView query={versions} what="l’historique">
        {({ items }) =>
          items.length === 0 ? (
            <p className="mg-soft">Personne n’a encore écrit ce texte.</p>
          ) : (
            <ol className="doc-versions">
              {items.map((version, at) => (
                <Version
                  key={version.revision}
                  version={version}
                  before={items[at + 1]?.body ?? ""}
                  isCurrent={at === 0}
                  onRestore={onRestore}
                />
              ))}
            </ol>
          )
        }
      </QueryView>
    </Modal>
  );
}

function Version({
  version,
  before,
  isCurrent,
  onRestore,
}: {
  version: TextVersion;
  before: string;
  isCurrent: boolean;
  onRestore: ((body: string) => void) | null;
}) {
  const [open, setOpen] = useState(isCurrent);
  return (
    <li>
      <div className="doc-version-head">
        <span>
          <strong>{version.writtenByLabel}</strong>, <When at={version.writtenAt} />
          {isCurrent && <span className="mg-soft"> · texte présent</span>}
        </span>
        <span className="mg-actions">
          <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? "Replier" : "Voir ce qui a changé"}
          </Button>
          {!isCurrent && onRestore && (
            <Button variant="default" size="compact-sm" onClick={() => onRestore(version.body)}>
              Reprendre ce texte
            </Button>
          )}
        </span>
      </div>
      {open && <WordChanges before={before} after={version.body} />}
    </li>
  );
}
