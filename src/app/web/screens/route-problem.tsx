import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { ErrorState } from "../../../design/page/error-state.tsx";

/** A screen that could not be fetched or drawn. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  // After a new version is installed, a chunk of the old one is no longer there: the page itself must be fetched again.
  const outdated = /dynamically imported module|Importing a module script failed/i.test(String(error));
  const retry = () => {
    if (outdated) return window.location.reload();
    reset();
    void router.invalidate();
  };
  return (
    <div className="mg-page" data-width="narrow">
      {outdated ? (
        <ErrorState
          title="Une nouvelle version est là"
          safe="Vos brouillons sont gardés sur cet appareil."
          onRetry={retry}
        />
      ) : (
        <ErrorState error={error} onRetry={retry} />
      )}
    </div>
  );
}
