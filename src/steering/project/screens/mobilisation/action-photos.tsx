import { Button, FileButton, TextInput } from "@mantine/core";
import { IconPhoto, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, FormProblem, sayProblem, useAttempt, useIntent } from "../../../../design/index.ts";
import type { ProjectAction } from "../../mobilisation/mobilisation-contract.ts";
import { actionsQuery, projectApi } from "./mobilisation-client.ts";
import { shrinkPhoto } from "./shrink-photo.ts";

/** The photos of an action, each with what it shows. */
export function ActionPhotos({
  slug,
  action,
  mayWrite,
}: {
  slug: string;
  action: ProjectAction;
  mayWrite: boolean;
}) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: actionsQuery(slug).queryKey });
  const at = `${projectApi(slug)}/actions/${action.id}/photos`;
  const remove = async (id: string) => {
    try {
      await api.delete(`${at}/${id}`);
      await refresh();
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <>
      {action.photos.length > 0 && (
        <ul className="mob-photos">
          {action.photos.map((photo) => (
            <li key={photo.id}>
              <img src={`${at}/${photo.id}`} alt={photo.alternative} loading="lazy" />
              <span className="mg-small mg-soft">{photo.alternative}</span>
              {mayWrite && (
                <button type="button" className="doc-quiet mg-no-print" onClick={() => void remove(photo.id)}>
                  <IconTrash size={18} aria-hidden />
                  Retirer<span className="mg-hidden"> la photo « {photo.alternative} »</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && action.photos.length < 6 && <AddPhoto at={at} title={action.title} onAdded={refresh} />}
    </>
  );
}

function AddPhoto({ at, title, onAdded }: { at: string; title: string; onAdded: () => Promise<unknown> }) {
  const [file, setFile] = useState<File | null>(null);
  const [alternative, setAlternative] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const intent = useIntent();
  const send = (chosen: File) =>
    attempt(async () => {
      const content = await shrinkPhoto(chosen).catch(() => {
        throw new Error("unreadable");
      });
      await api.post(at, { alternative: alternative.trim(), content }, { idempotencyKey: intent.key });
      intent.renew();
      setFile(null);
      setAlternative("");
      await onAdded();
    });
  if (!file)
    return (
      <FileButton onChange={setFile} accept="image/jpeg,image/png,image/webp">
        {(props) => (
          <Button {...props} variant="subtle" size="sm" leftSection={<IconPhoto size={18} aria-hidden />}>
            Ajouter une photo<span className="mg-hidden"> à « {title} »</span>
          </Button>
        )}
      </FileButton>
    );
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send(file);
      }}
    >
      <FormProblem error={problem} />
      <TextInput
        label={`Que montre « ${file.name} » ?`}
        description="Pour ceux qui ne la voient pas. Pas de photo sans l’accord des personnes."
        value={alternative}
        required
        maxLength={300}
        onChange={(event) => setAlternative(event.currentTarget.value)}
      />
      <div className="mg-actions">
        <Button type="submit" size="sm" loading={busy} disabled={alternative.trim() === ""}>
          Envoyer la photo
        </Button>
        <Button size="sm" variant="subtle" onClick={() => setFile(null)}>
          Renoncer
        </Button>
      </div>
    </form>
  );
}
