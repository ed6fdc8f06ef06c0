import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  EmptyState,
  formatNumber,
  holdsOneOf,
  offerUndo,
  QueryView,
  sayProblem,
  useCpts,
} from "../../../../design/index.ts";
import type { ProjectAction } from "../../mobilisation/mobilisation-contract.ts";
import { writeTypedMonth } from "../letter/typed-month.ts";
import { ActionForm } from "./action-form.tsx";
import { ActionPhotos } from "./action-photos.tsx";
import { actionsQuery, KIND_WORDS, projectApi } from "./mobilisation-client.ts";

/** What was done to inform and to win: meetings with their minutes, mailings, calls. */
export function Journal({ slug }: { slug: string }) {
  const actions = useQuery(actionsQuery(slug));
  const mayWrite = holdsOneOf(useCpts(), ["coordinator", "administrator"]);
  const [editing, setEditing] = useState<ProjectAction | "new" | null>(null);
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing("new")}>
      Noter une action
    </Button>
  );
  return (
    <QueryView query={actions} what="le journal">
      {({ items }) => (
        <div className="mg-stack">
          {items.length > 0 && <div className="mg-actions">{add}</div>}
          {items.length === 0 ? (
            <EmptyState title="Rien n’est encore noté" action={add || undefined}>
              Notez ici chaque réunion avec sa date, son lieu, ses invités, ses présents et son compte rendu ;
              chaque lettre d’information, chaque série d’appels. La lettre d’intention en fait son tableau.
            </EmptyState>
          ) : (
            <ul className="mob-journal">
              {items.map((action) => (
                <li key={action.id} className="mg-card">
                  <Entry slug={slug} action={action} mayWrite={mayWrite} onEdit={() => setEditing(action)} />
                </li>
              ))}
            </ul>
          )}
          {editing && (
            <ActionForm
              slug={slug}
              action={editing === "new" ? null : editing}
              onClose={() => setEditing(null)}
            />
          )}
        </div>
      )}
    </QueryView>
  );
}

function Entry({
  slug,
  action,
  mayWrite,
  onEdit,
}: {
  slug: string;
  action: ProjectAction;
  mayWrite: boolean;
  onEdit: () => void;
}) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: actionsQuery(slug).queryKey });
  const remove = async () => {
    try {
      await api.delete(`${projectApi(slug)}/actions/${action.id}`);
      await refresh();
      const { kind, title, doneOn, place, invited, present, minutes } = action;
      if (action.photos.length === 0 && action.reached === 0)
        offerUndo("L’action est retirée du journal.", async () => {
          await api.post(`${projectApi(slug)}/actions`, {
            kind,
            title,
            doneOn,
            place,
            invited,
            present,
            minutes,
          });
          await refresh();
        });
    } catch (error) {
      sayProblem(error);
    }
  };
  const facts = [
    action.place,
    action.invited === null
      ? ""
      : `${formatNumber(action.invited)} ${action.invited > 1 ? "invités" : "invité"}`,
    action.present === null
      ? ""
      : `${formatNumber(action.present)} ${action.present > 1 ? "présents" : "présent"}`,
    action.reached > 0
      ? `${formatNumber(action.reached)} de l’annuaire ${action.reached > 1 ? "sollicités" : "sollicité"}`
      : "",
  ].filter(Boolean);
  return (
    <>
      <p className="mg-small mg-soft">
        {writeTypedMonth(action.doneOn)} · {KIND_WORDS[action.kind]}
      </p>
      <h2 className="mob-title">{action.title}</h2>
      {facts.length > 0 && <p>{facts.join(" · ")}</p>}
      {action.minutes ? (
        <details>
          <summary>Compte rendu</summary>
          <p className="mob-minutes">{action.minutes}</p>
        </details>
      ) : (
        action.kind === "meeting" && <p className="mg-soft">Pas encore de compte rendu.</p>
      )}
      <ActionPhotos slug={slug} action={action} mayWrite={mayWrite} />
      {mayWrite && (
        <div className="mg-actions mg-no-print">
          <Button variant="default" size="sm" onClick={onEdit}>
            Modifier<span className="mg-hidden"> « {action.title} »</span>
          </Button>
          <Button variant="subtle" size="sm" onClick={() => void remove()}>
            Retirer<span className="mg-hidden"> « {action.title} »</span>
          </Button>
        </div>
      )}
    </>
  );
}
