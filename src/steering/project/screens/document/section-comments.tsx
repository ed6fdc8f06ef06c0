import { Button, Textarea } from "@mantine/core";
import { IconCheck, IconMessage } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  DraftNote,
  FormProblem,
  sayProblem,
  useAttempt,
  useCpts,
  useDraft,
  useIntent,
  When,
} from "../../../../design/index.ts";
import type { Comment, DocumentName } from "../../document/document-contract.ts";
import { documentQuery } from "./document-client.ts";

/** What people say of a section; what was heard folds away. */
export function SectionComments({
  document,
  section,
  title,
  comments,
}: {
  document: DocumentName;
  section: string;
  title: string;
  comments: readonly Comment[];
}) {
  const slug = useCpts()?.cptsSlug ?? "";
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: documentQuery(slug, document).queryKey });
  const waiting = comments.filter((one) => one.resolvedAt === null);
  const settle = async (one: Comment) => {
    const verb = one.resolvedAt === null ? "resolve" : "reopen";
    try {
      await api.post(`/api/c/${slug}/project/comments/${one.id}/${verb}`, {});
      await refresh();
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <div className="doc-comments">
      <button type="button" className="doc-quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconMessage size={18} aria-hidden />
        {waiting.length > 0
          ? `${waiting.length} commentaire${waiting.length > 1 ? "s" : ""} à traiter`
          : comments.length > 0
            ? "Commentaires traités"
            : "Commenter"}
        <span className="mg-hidden"> : {title}</span>
      </button>
      {open && (
        <div className="mg-stack">
          {comments.length > 0 && (
            <ul>
              {comments.map((one) => (
                <li key={one.id} data-resolved={one.resolvedAt !== null || undefined}>
                  <p className="doc-changes">{one.body}</p>
                  <p className="mg-small mg-soft">
                    {one.writtenByLabel}, <When at={one.writtenAt} />
                    {one.resolvedByLabel && ` · traité par ${one.resolvedByLabel}`}
                  </p>
                  <button type="button" className="doc-quiet" onClick={() => void settle(one)}>
                    <IconCheck size={18} aria-hidden />
                    {one.resolvedAt === null ? "C’est traité" : "Rouvrir"}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <NewComment slug={slug} document={document} section={section} onSaid={refresh} />
        </div>
      )}
    </div>
  );
}

function NewComment({
  slug,
  document,
  section,
  onSaid,
}: {
  slug: string;
  document: DocumentName;
  section: string;
  onSaid: () => Promise<unknown>;
}) {
  const draft = useDraft(`commentaire.${slug}.${document}.${section}`, { body: "" }, { keep: "device" });
  const { body } = draft.value;
  const { busy, problem, attempt } = useAttempt();
  const intent = useIntent();
  const send = () =>
    attempt(async () => {
      await api.post(
        `/api/c/${slug}/project/documents/${document}/comments`,
        { section, body: body.trim() },
        { idempotencyKey: intent.key },
      );
      intent.renew();
      draft.clear();
      await onSaid();
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim() !== "") void send();
      }}
    >
      <FormProblem error={problem} />
      <Textarea
        label="Votre commentaire"
        value={body}
        maxLength={2_000}
        autosize
        minRows={2}
        onChange={(event) => draft.set({ body: event.currentTarget.value })}
      />
      {body !== "" && <DraftNote draft={draft} />}
      <Button type="submit" variant="default" loading={busy} disabled={body.trim() === ""}>
        Commenter
      </Button>
    </form>
  );
}
