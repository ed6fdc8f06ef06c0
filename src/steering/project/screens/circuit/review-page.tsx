import "./circuit.css";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import {
  formatPlainDay,
  holdsOneOf,
  Page,
  QueryView,
  StatusBadge,
  sayProblem,
  useCpts,
  useCptsPath,
  useLiveEvents,
} from "../../../../design/index.ts";
import type { Review } from "../../circuit/review-contract.ts";
import { circuitClient, reviewQuery } from "./circuit-client.ts";
import { OPINIONS } from "./circuit-words.ts";
import { RemarksSection } from "./remarks-section.tsx";
import { ReviewersSection } from "./reviewers-section.tsx";

const TOPICS = ["project-review"];

/** One demand of opinions: who reads, what they say, what is answered. */
export default function ReviewPage() {
  const { reviewId = "" } = useParams({ strict: false }) as { reviewId?: string };
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const pathTo = useCptsPath();
  const queries = useQueryClient();
  const query = useQuery(reviewQuery(slug, reviewId));
  useLiveEvents(
    slug ? `/api/c/${slug}/live` : null,
    () => void queries.invalidateQueries({ queryKey: ["project-reviews", slug] }),
    TOPICS,
  );
  const mayRun = holdsOneOf(cpts, ["coordinator", "administrator"]);
  const keep = (review: Review) => queries.setQueryData(reviewQuery(slug, reviewId).queryKey, review);
  const turn = useMutation({
    mutationFn: (isOpen: boolean) =>
      isOpen ? circuitClient.close(slug, reviewId) : circuitClient.reopen(slug, reviewId),
    onSuccess: keep,
    onError: sayProblem,
  });
  const review = query.data;
  return (
    <Page
      title={review ? `Avis : ${review.title}` : "Avis des relecteurs"}
      subtitle={review && <ReviewState review={review} />}
      breadcrumb={[{ label: "Circuit et avis", href: pathTo("projet/circuit") }]}
      actions={
        mayRun &&
        review &&
        !review.decision && (
          <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate(review.isOpen)}>
            {review.isOpen ? "Clore la demande d’avis" : "Rouvrir la demande d’avis"}
          </Button>
        )
      }
    >
      <QueryView query={query} what="les avis" shape="form">
        {(data) => (
          <>
            <ReviewersSection slug={slug} review={data} mayRun={mayRun} onChanged={keep} />
            <RemarksSection slug={slug} review={data} mayRun={mayRun} onChanged={keep} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function ReviewState({ review }: { review: Review }) {
  if (review.decision)
    return (
      <StatusBadge
        meaning={OPINIONS[review.decision].meaning}
      >{`Décision : ${OPINIONS[review.decision].label.toLowerCase()}`}</StatusBadge>
    );
  return (
    <>
      <StatusBadge meaning={review.isOpen ? "held" : "neutral"}>
        {review.isOpen ? "Ouverte" : "Close"}
      </StatusBadge>{" "}
      Avis attendus le {formatPlainDay(review.dueOn)}.
    </>
  );
}
