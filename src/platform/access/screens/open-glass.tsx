import { useQueryClient } from "@tanstack/react-query";
import { api, ReasonPrompt, useCpts, useIntent } from "../../../design/index.ts";

type OpenGlassProps = {
  opened: boolean;
  /** What the record is: `patient`, `request`. */
  kind: string;
  id: string;
  onClose: () => void;
  /** The record can be asked for again now. */
  onOpened: () => void;
};

/** Asks why before a record beyond need-to-know is opened for an hour. */
export function OpenGlass({ opened, kind, id, onClose, onOpened }: OpenGlassProps) {
  const slug = useCpts()?.cptsSlug ?? "";
  const queries = useQueryClient();
  const intent = useIntent();
  const open = async (reason: string) => {
    await api.post(`/api/c/${slug}/break-glass`, { kind, id, reason }, { idempotencyKey: intent.key });
    intent.renew();
    await queries.invalidateQueries({ queryKey: ["break-glass", slug] });
    onOpened();
  };
  return (
    <ReasonPrompt
      opened={opened}
      title="Ouvrir ce dossier par accès exceptionnel"
      suggestions={[
        "Urgence : le patient est devant moi",
        "Le patient me le demande, son médecin est absent",
      ]}
      confirmLabel="Ouvrir pour une heure"
      minCharacters={10}
      onConfirm={open}
      onClose={onClose}
    >
      <p>
        Vous ne suivez pas cette personne. Le dossier s’ouvrira pour une heure ; la coordination en est
        avertie et relira votre motif.
      </p>
    </ReasonPrompt>
  );
}
