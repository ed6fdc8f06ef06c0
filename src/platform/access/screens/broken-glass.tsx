import { Button, Checkbox } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  Loading,
  Page,
  PolicyNote,
  Section,
  StatusBadge,
  useCpts,
  When,
} from "../../../design/index.ts";
import type { BrokenGlass, GlassPage } from "../break-glass/contract.ts";
import { GlassReview } from "./glass-review.tsx";

const kindWords: Record<string, string> = { patient: "Dossier de patient", request: "Demande de soins" };

function ReviewCell({ row, onReview }: { row: BrokenGlass; onReview: () => void }) {
  if (row.review) {
    return (
      <>
        <StatusBadge meaning={row.review === "justified" ? "done" : "warn"}>
          {row.review === "justified" ? "Justifié" : "Non justifié"}
        </StatusBadge>
        <span className="mg-small mg-soft"> par {row.reviewerName ?? "la coordination"}</span>
      </>
    );
  }
  if (row.isMine) return <span className="mg-soft">À relire par une autre personne</span>;
  return (
    <Button variant="default" onClick={onReview}>
      Relire
    </Button>
  );
}

const columnsOf = (onReview: (row: BrokenGlass) => void): Column<BrokenGlass>[] => [
  { key: "who", header: "Qui", title: true, cell: (row) => row.personName },
  { key: "when", header: "Quand", cell: (row) => <When at={row.openedAt} /> },
  { key: "what", header: "Quoi", cell: (row) => kindWords[row.kind] ?? row.kind },
  { key: "why", header: "Motif", cell: (row) => row.reason },
  {
    key: "review",
    header: "Relecture",
    cell: (row) => <ReviewCell row={row} onReview={() => onReview(row)} />,
  },
];

function Openings({
  slug,
  toReview,
  onReview,
}: {
  slug: string;
  toReview: boolean;
  onReview: (row: BrokenGlass) => void;
}) {
  const list = useInfiniteQuery({
    queryKey: ["break-glass", slug, toReview],
    queryFn: ({ pageParam }) =>
      api.get<GlassPage>(
        `/api/c/${slug}/break-glass?limit=50${toReview ? "&toReview=1" : ""}${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ""}`,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  if (list.isPending) return <Loading what="les accès" />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <DataTable
      caption="Accès exceptionnels, du plus récent au plus ancien"
      columns={columnsOf(onReview)}
      rows={list.data.pages.flatMap((page) => page.items)}
      rowKey={(row) => row.id}
      more={
        list.hasNextPage
          ? { loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }
          : undefined
      }
      empty={
        <EmptyState title={toReview ? "Tout est relu" : "Aucun accès exceptionnel"}>
          Quand une personne ouvre un dossier auquel elle n’a pas accès, elle en donne le motif ; vous en êtes
          avertie et vous dites ici s’il était justifié.
        </EmptyState>
      }
    />
  );
}

/** The openings of records beyond need-to-know, for the coordinators who review them. */
export default function BrokenGlassList() {
  const slug = useCpts()?.cptsSlug ?? "";
  const queries = useQueryClient();
  const [toReview, setToReview] = useState(true);
  const [reviewing, setReviewing] = useState<BrokenGlass | null>(null);
  if (slug === "") return null;
  return (
    <Page
      title="Accès exceptionnels"
      subtitle="Des dossiers ouverts pour une heure, avec un motif, par des personnes qui n’y avaient pas accès."
    >
      <Section
        title="Ouvertures"
        actions={
          <Checkbox
            label="Seulement à relire"
            checked={toReview}
            onChange={(event) => setToReview(event.currentTarget.checked)}
          />
        }
      >
        <Openings slug={slug} toReview={toReview} onReview={setReviewing} />
      </Section>
      <PolicyNote
        may={[
          "Relire les ouvertures des autres ; les vôtres sont relues par une autre personne de la coordination.",
        ]}
        openTo="la coordination"
      />
      {reviewing && (
        <GlassReview
          slug={slug}
          glass={reviewing}
          onClose={() => setReviewing(null)}
          onReviewed={() => void queries.invalidateQueries({ queryKey: ["break-glass", slug] })}
        />
      )}
    </Page>
  );
}
