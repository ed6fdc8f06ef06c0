import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useOnline } from "../../../design/frame/bands.tsx";
import { ErrorState } from "../../../design/page/error-state.tsx";

/** What browsers and the build's loader say of code that did not come. */
const NOT_FETCHED = /dynamically imported module|Importing a module script failed|Unable to preload CSS/i;

/** Does the server answer? Reloading without it would leave the person on the browser's error page. */
const serverAnswers = (): Promise<boolean> =>
  fetch("/healthz", { cache: "no-store" }).then(
    (answer) => answer.ok,
    () => false,
  );

/** The code of the screen did not come: no network, or a new version whose files have other names. */
function ScreenNotFetched() {
  const online = useOnline();
  const [lost, setLost] = useState(!online);
  // A page of its own is asked for: the browser keeps the failure of a module as long as the page lives.
  const retry = async () => {
    if (await serverAnswers()) window.location.reload();
    else setLost(true);
  };
  useEffect(() => {
    let gone = false;
    if (!online) setLost(true);
    else
      void serverAnswers().then((answers) => {
        if (gone) return;
        if (!answers) setLost(true);
        else if (lost) window.location.reload();
      });
    return () => {
      gone = true;
    };
  }, [online, lost]);
  if (lost)
    return (
      <ErrorState
        title="Cet écran n’est pas encore sur cet appareil"
        detail="Il s’ouvrira au retour du réseau."
        safe="Les autres lieux que vous avez déjà ouverts restent là."
        onRetry={() => void retry()}
      />
    );
  return (
    <ErrorState
      title="Une nouvelle version est là"
      detail="Rechargez pour continuer avec elle."
      safe="Vos brouillons sont gardés sur cet appareil."
      onRetry={() => void retry()}
    />
  );
}

/** A screen that could not be fetched or drawn. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="mg-page" data-width="narrow">
      {NOT_FETCHED.test(String(error)) ? <ScreenNotFetched /> : <ErrorState error={error} onRetry={retry} />}
    </div>
  );
}
