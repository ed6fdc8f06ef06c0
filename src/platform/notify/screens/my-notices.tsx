import "./notices.css";
import { Button } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  AppLink,
  api,
  EmptyState,
  ErrorState,
  LinkButton,
  Loading,
  Page,
  Section,
  StatusBadge,
  sayProblem,
  useCpts,
  When,
} from "../../../design/index.ts";
import type { NoticeAnswer, NoticePage } from "../contract.ts";

function NoticeItem({ notice, onRead }: { notice: NoticeAnswer; onRead: () => void }) {
  return (
    <li>
      <div>
        <p>
          {notice.href ? (
            <AppLink href={notice.href} onClick={() => !notice.readAt && onRead()}>
              {notice.title}
            </AppLink>
          ) : (
            notice.title
          )}
        </p>
        {notice.body && <p className="mg-small">{notice.body}</p>}
        <p className="mg-small mg-soft">
          <When at={notice.createdAt} />
        </p>
      </div>
      {notice.readAt ? (
        <span className="mg-small mg-soft">Lu</span>
      ) : (
        <div className="mg-row">
          <StatusBadge meaning="open">Nouveau</StatusBadge>
          <Button variant="subtle" onClick={onRead}>
            Marquer comme lu
          </Button>
        </div>
      )}
    </li>
  );
}

function useNotices(slug: string) {
  const queries = useQueryClient();
  const key = ["notices", slug, "all"];
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      api.get<NoticePage>(
        `/api/c/${slug}/notices?limit=50${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ""}`,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    enabled: slug !== "",
  });
  const read = useMutation({
    mutationFn: (ids: string[] | "all") =>
      ids === "all"
        ? api.post(`/api/c/${slug}/notices/read-all`)
        : api.post(`/api/c/${slug}/notices/read`, { ids }),
    onError: sayProblem,
    // The bell counts the same notices.
    onSettled: () => queries.invalidateQueries({ queryKey: ["notices", slug] }),
  });
  return { list, read };
}

/** All that was said to the person in this CPTS, newest first. */
export default function MyNotices() {
  const slug = useCpts()?.cptsSlug ?? "";
  const { list, read } = useNotices(slug);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = list.data?.pages[0]?.unread ?? 0;
  return (
    <Page
      title="Mes avis"
      subtitle={unread > 0 ? `${unread} à lire.` : "Rien de nouveau."}
      width="narrow"
      actions={
        <>
          {unread > 0 && (
            <Button loading={read.isPending} onClick={() => read.mutate("all")}>
              Tout marquer comme lu
            </Button>
          )}
          <LinkButton variant="default" href={`/c/${slug}/avis/preferences`}>
            Choisir ce que je reçois
          </LinkButton>
        </>
      }
    >
      <Section title="Du plus récent au plus ancien">
        {list.isPending && <Loading what="vos avis" />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && items.length === 0 && (
          <EmptyState title="Rien ne vous attend">
            Une réservation, un retour d’information ou une demande qui vous concerne s’affichera ici, et par
            mail si vous l’avez choisi.
          </EmptyState>
        )}
        {items.length > 0 && (
          <ul className="mg-inbox">
            {items.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} onRead={() => read.mutate([notice.id])} />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Afficher la suite
          </Button>
        )}
      </Section>
    </Page>
  );
}
