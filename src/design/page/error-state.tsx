import { Button } from "@mantine/core";
import { IconCloudOff, IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { AppLink } from "../link.tsx";
import { ApiProblem, type ProblemBody, titleOfStatus } from "../net/problem.ts";

type ErrorStateProps = {
  /** Whatever was thrown: an ApiProblem speaks for itself. */
  error?: unknown;
  /** What happened, when the error does not say it. */
  title?: string;
  /** Why, or what to do, when the error does not say it. */
  detail?: string;
  /** What is safe: « Votre saisie est gardée sur cet appareil. » */
  safe?: ReactNode;
  onRetry?: () => void;
  action?: ReactNode;
};

/** The server says one sentence: it is the reason; the title says of what kind it is. */
const titleOf = (problem: ProblemBody): string =>
  problem.title === problem.detail ? titleOfStatus(problem.status) : problem.title;

/** What happened, what is safe, what to do. What is not there is not tried again: a way out instead. */
export function ErrorState({ error, title, detail, safe, onRetry, action }: ErrorStateProps) {
  const problem = error instanceof ApiProblem ? error.body : null;
  const absent = problem?.status === 404;
  return (
    <div className="mg-error" role="alert">
      <IconCloudOff size={28} aria-hidden />
      <div>
        <p className="mg-error-title">
          {title ?? (problem ? titleOf(problem) : "Cet écran n’a pas pu s’afficher")}
        </p>
        <p>
          {detail ??
            problem?.detail ??
            "Une erreur inattendue s’est produite. Rechargez la page ; si cela revient, signalez-le."}
        </p>
        {(safe || !absent) && <p className="mg-soft">{safe ?? "Ce qui était enregistré l’est toujours."}</p>}
        <div className="mg-actions">
          {onRetry && !absent && (
            <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={onRetry}>
              Réessayer
            </Button>
          )}
          {absent && !action && <AppLink href="/">Revenir à l’accueil</AppLink>}
          {action}
        </div>
        {problem?.requestId && <p className="mg-small mg-soft">Référence à citer : {problem.requestId}</p>}
      </div>
    </div>
  );
}
