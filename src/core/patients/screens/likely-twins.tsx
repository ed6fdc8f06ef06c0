import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  api,
  DataTable,
  EmptyState,
  ErrorState,
  formatNumber,
  LinkButton,
  Loading,
  Page,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  useCpts,
} from "../../../design/index.ts";
import type { SideBrief, TwinPage } from "../twins/twins-contract.ts";
import { MadeMerges } from "./made-merges.tsx";
import { bornOf, nameOf } from "./patient-words.ts";
import "./twins.css";

function Person({ one }: { one: SideBrief }) {
  return (
    <>
      {nameOf(one)}
      <br />
      <span className="mg-small mg-soft">
        {bornOf(one)}
        {one.communeName ? ` · ${one.communeName}` : ""}
      </span>
    </>
  );
}

type PairsProps = { slug: string; seeking: boolean; onSeek: () => void };

function Pairs({ slug, seeking, onSeek }: PairsProps) {
  const pairs = useInfiniteQuery({
    queryKey: ["twins", slug],
    queryFn: ({ pageParam }) =>
      api.get<TwinPage>(
        `/api/c/${slug}/patients/twins?limit=50${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ""}`,
      ),
    initialPageParam: "",
    getNextPageParam: (page: TwinPage) => page.next,
    enabled: slug !== "",
  });
  if (pairs.isPending) return <Loading what="les fiches qui se ressemblent" />;
  if (pairs.isError) return <ErrorState error={pairs.error} onRetry={() => void pairs.refetch()} />;
  const toSeek = pairs.data.pages.at(-1)?.toSeek ?? 0;
  return (
    <>
      {toSeek > 0 && (
        <p>
          Encore {formatNumber(toSeek)} {toSeek > 1 ? "fiches" : "fiche"} à comparer.{" "}
          <Button variant="default" loading={seeking} onClick={onSeek}>
            Continuer
          </Button>
        </p>
      )}
      <DataTable
        caption="Fiches qui se ressemblent, les plus sûres d’abord"
        rows={pairs.data.pages.flatMap((page) => page.items)}
        rowKey={(row) => `${row.one.id}-${row.other.id}`}
        empty={
          toSeek > 0 ? (
            <EmptyState title="Aucun double parmi les fiches déjà comparées">
              Les plus récentes sont comparées d’abord ; cette nuit, toutes le seront. Pour ne pas attendre,
              touchez « Continuer ».
            </EmptyState>
          ) : (
            <EmptyState title="Aucune fiche en double à regarder">
              Toutes les fiches sont comparées. Celles qui arrivent ou sont corrigées le sont chaque nuit.
            </EmptyState>
          )
        }
        columns={[
          { key: "one", header: "Une fiche", title: true, cell: (row) => <Person one={row.one} /> },
          { key: "other", header: "Une autre", cell: (row) => <Person one={row.other} /> },
          {
            key: "why",
            header: "Pourquoi",
            cell: (row) => (
              <>
                <StatusBadge meaning={row.score >= 90 ? "warn" : "neutral"}>
                  {row.score >= 90 ? "Très probable" : "Possible"}
                </StatusBadge>{" "}
                {row.reasons.join(", ")}
              </>
            ),
          },
          {
            key: "act",
            header: "À faire",
            cell: (row) => (
              <LinkButton
                variant="default"
                href={`/c/${slug}/patients/doubles/${row.one.id}/${row.other.id}`}
              >
                Comparer
              </LinkButton>
            ),
          },
        ]}
      />
      {pairs.hasNextPage && (
        <Button
          variant="default"
          loading={pairs.isFetchingNextPage}
          onClick={() => void pairs.fetchNextPage()}
        >
          Voir la suite
        </Button>
      )}
    </>
  );
}

/** The likely doubles of the register and the merges made; each pair opens side by side. */
export default function LikelyTwins() {
  const slug = useCpts()?.cptsSlug ?? "";
  const queries = useQueryClient();
  const seek = useMutation({
    mutationFn: () => api.post<{ sought: number; left: boolean }>(`/api/c/${slug}/patients/twins/seek`, {}),
    onSuccess: async ({ sought, left }) => {
      await queries.invalidateQueries({ queryKey: ["twins", slug] });
      sayDone(
        sought === 0
          ? "Toutes les fiches ont déjà été comparées."
          : `${formatNumber(sought)} fiche${sought > 1 ? "s comparées" : " comparée"}.${left ? " Il en reste : recommencez, ou attendez cette nuit." : ""}`,
      );
    },
    onError: sayProblem,
  });
  return (
    <Page
      title="Fiches en double"
      subtitle="Une personne, une fiche : ce qui se ressemble est montré, vous décidez."
      actions={
        <Button
          leftSection={<IconSearch size={18} aria-hidden />}
          loading={seek.isPending}
          onClick={() => seek.mutate()}
        >
          Chercher les doubles
        </Button>
      }
    >
      <Section title="À comparer">
        <Pairs slug={slug} seeking={seek.isPending} onSeek={() => seek.mutate()} />
      </Section>
      <MadeMerges slug={slug} />
      <p className="mg-small mg-soft">
        Chaque comparaison et chaque fusion sont notées au journal des accès.
      </p>
    </Page>
  );
}
