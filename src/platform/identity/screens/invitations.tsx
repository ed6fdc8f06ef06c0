import { Button } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import {
  api,
  ErrorState,
  Loading,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  When,
} from "../../../design/index.ts";
import type { Invitation } from "../members-contract.ts";
import { roleWord } from "./role-words.ts";

type LineProps = { invitation: Invitation; onResend: () => void; onRevoke: () => void };

function InvitationLine({ invitation, onResend, onRevoke }: LineProps) {
  const tie = invitation.professionalName ?? invitation.organization;
  return (
    <li className="mg-line">
      <div>
        <strong>{invitation.name || invitation.email}</strong>{" "}
        {invitation.isExpired ? (
          <StatusBadge meaning="warn">Périmée</StatusBadge>
        ) : (
          <StatusBadge meaning="held">Attend sa réponse</StatusBadge>
        )}
        <p className="mg-small mg-soft">
          {roleWord(invitation.role)}
          {tie && ` · ${tie}`} · {invitation.email} · envoyée <When at={invitation.createdAt} />
        </p>
      </div>
      <div className="mg-actions">
        <Button variant="default" aria-label={`Relancer ${invitation.email}`} onClick={onResend}>
          Relancer
        </Button>
        <Button
          variant="subtle"
          aria-label={`Retirer l’invitation de ${invitation.email}`}
          onClick={onRevoke}
        >
          Retirer
        </Button>
      </div>
    </li>
  );
}

/** Invitations without an answer; nothing is shown when there is none. */
export function Invitations({ slug }: { slug: string }) {
  const queries = useQueryClient();
  const path = `/api/c/${slug}/invitations`;
  const list = useInfiniteQuery({
    queryKey: ["invitations", slug],
    queryFn: ({ pageParam }) =>
      api.get<{ items: Invitation[]; next: string | null }>(
        `${path}?limit=50${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ""}`,
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const change = async (work: () => Promise<string>) => {
    try {
      sayDone(await work());
      await queries.invalidateQueries({ queryKey: ["invitations", slug] });
    } catch (error) {
      sayProblem(error);
    }
  };
  const resend = (one: Invitation) =>
    change(async () => {
      const { mailed } = await api.post<{ mailed: boolean }>(`${path}/${one.id}/resend`);
      return mailed
        ? `Un nouveau lien est parti à ${one.email} ; l’ancien ne marche plus.`
        : "Le mail n’est pas parti : réessayez dans un moment.";
    });
  const revoke = (one: Invitation) =>
    change(async () => {
      await api.delete(`${path}/${one.id}`);
      return `L’invitation de ${one.email} est retirée.`;
    });
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading what="les invitations" />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return null;
  return (
    <Section title="Invitations en attente">
      <ul className="mg-plain-list">
        {items.map((one) => (
          <InvitationLine
            key={one.id}
            invitation={one}
            onResend={() => void resend(one)}
            onRevoke={() => void revoke(one)}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Afficher la suite
        </Button>
      )}
    </Section>
  );
}
