import { Button, Modal, TextInput } from "@mantine/core";
import { IconDownload, IconLock } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  FormProblem,
  Section,
  sayDone,
  useAttempt,
  useCpts,
  useIntent,
  When,
} from "../../../../design/index.ts";
import type { FrozenLine, LivingDocument } from "../../document/document-contract.ts";
import { documentQuery, frozenHref } from "./document-client.ts";

export const FORMAT_WORDS: Record<string, string> = {
  docx: "Word (DOCX)",
  pdf: "PDF",
  zip: "ZIP avec les annexes",
};

/** The versions that were sent, with their files: nobody changes them any more. */
export function FrozenVersions({ living }: { living: LivingDocument }) {
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title="Versions figées"
      hint="Figez une version quand vous l’envoyez : elle reste telle quelle, avec ses fichiers, et les relecteurs y répondent."
      actions={
        living.mayFreeze && (
          <Button
            variant="default"
            leftSection={<IconLock size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            Figer une version
          </Button>
        )
      }
    >
      {living.frozen.length === 0 ? (
        <p className="mg-soft">Aucune version n’est encore figée.</p>
      ) : (
        <FrozenList document={living.document} frozen={living.frozen} />
      )}
      {asking && <FreezeDialog living={living} onClose={() => setAsking(false)} />}
    </Section>
  );
}

export function FrozenList({
  document,
  frozen,
}: {
  document: LivingDocument["document"];
  frozen: readonly FrozenLine[];
}) {
  const slug = useCpts()?.cptsSlug ?? "";
  return (
    <ul className="doc-frozen">
      {frozen.map((one) => (
        <li key={one.id}>
          <p>
            <strong>
              N° {one.number} · {one.label}
            </strong>
            <br />
            <span className="mg-soft mg-small">
              figée par {one.frozenByLabel}, <When at={one.frozenAt} />
            </span>
          </p>
          <p className="mg-actions">
            {one.formats.map((format) => (
              <a
                key={format}
                className="doc-quiet"
                href={frozenHref(slug, document, one.number, format)}
                download
              >
                <IconDownload size={18} aria-hidden />
                {FORMAT_WORDS[format]}
                <span className="mg-hidden"> de la version {one.number}</span>
              </a>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}

function FreezeDialog({ living, onClose }: { living: LivingDocument; onClose: () => void }) {
  const slug = useCpts()?.cptsSlug ?? "";
  const queries = useQueryClient();
  const { key } = useIntent();
  const [label, setLabel] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const missing = living.sections.reduce((sum, one) => sum + one.missing.length, 0);
  const freeze = () =>
    attempt(async () => {
      const frozen = await api.post<FrozenLine>(
        `/api/c/${slug}/project/documents/${living.document}/frozen`,
        { label: label.trim() },
        { idempotencyKey: key },
      );
      await queries.invalidateQueries({ queryKey: documentQuery(slug, living.document).queryKey });
      sayDone(`La version ${frozen.number} est figée, avec ses fichiers.`);
      onClose();
    });
  return (
    <Modal opened onClose={onClose} title="Figer une version" size="lg">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void freeze();
        }}
      >
        <FormProblem error={problem} />
        <p>
          Le document est composé maintenant, avec les chiffres de maintenant, en Word, en PDF et en ZIP. Vous
          pourrez continuer à l’écrire ; cette version ne changera plus.
        </p>
        {missing > 0 && (
          <p className="doc-missing">
            {missing === 1 ? "Un élément manque encore." : `${missing} éléments manquent encore.`} Vous pouvez
            figer quand même.
          </p>
        )}
        <TextInput
          label="Nom de cette version (facultatif)"
          placeholder="Envoi à l’ARS"
          value={label}
          maxLength={200}
          data-autofocus
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <div className="mg-actions">
          <Button type="submit" loading={busy}>
            Figer cette version
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Revenir
          </Button>
        </div>
      </form>
    </Modal>
  );
}
