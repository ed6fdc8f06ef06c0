import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { LinkedReview } from "../../circuit/review-contract.ts";
import { linkedNewsQuery, linkedQuery } from "./circuit-client.ts";

/** Answers and opinions that come while a reviewer reads are shown as they come; what is being written stays as it is. */
export function useLinkedNews(slug: string, token: string, isShown: boolean): void {
  const queries = useQueryClient();
  const { data, error } = useQuery(linkedNewsQuery(slug, token, isShown));
  useEffect(() => {
    const { queryKey } = linkedQuery(slug, token);
    if (data) queries.setQueryData<LinkedReview>(queryKey, (was) => was && { ...was, ...data });
  }, [data, queries, slug, token]);
  // Withdrawn or past meanwhile: the page says so as it does on opening.
  useEffect(() => {
    if (error) void queries.invalidateQueries({ queryKey: linkedQuery(slug, token).queryKey });
  }, [error, queries, slug, token]);
}

/** After an act of one's own: what was asked before it is older than its answer. */
export function useKeepLinked({ slug, token }: { slug: string; token: string }) {
  const queries = useQueryClient();
  return (next: LinkedReview) => {
    void queries.cancelQueries({ queryKey: ["project-linked-news", slug, token] });
    queries.setQueryData(linkedQuery(slug, token).queryKey, next);
  };
}
