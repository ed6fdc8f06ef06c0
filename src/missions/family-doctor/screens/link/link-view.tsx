import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiProblem, EmptyState, QueryView } from "../../../../design/index.ts";

/** What a link shows; one that is over says so kindly, the same whatever the reason. */
export function LinkView<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  if (query.error instanceof ApiProblem && query.error.body.status === 404)
    return (
      <EmptyState title="Ce lien ne sert plus">
        Il a déjà servi, il est trop ancien, ou la question a été retirée. Rien n’a été changé. Connectez-vous
        à Maillage pour voir où en sont vos propositions et votre offre.
      </EmptyState>
    );
  return (
    <QueryView query={query} what="la question">
      {children}
    </QueryView>
  );
}
