import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { api, FormProblem, LinkButton, Page, useAttempt } from "../../../design/index.ts";
import { leaveFor } from "./leave-for.ts";

/** The mail's link lands here: a person presses a button, which a mail scanner does not do. */
export default function UseLink() {
  const { token } = useParams({ strict: false }) as { token?: string };
  const { busy, problem, attempt } = useAttempt();
  const enter = () =>
    attempt(async () => {
      const { returnTo } = await api.post<{ returnTo: string }>("/api/sign-in/link/use", { token });
      await leaveFor(returnTo);
    });
  return (
    <Page title="Votre lien de connexion" subtitle="Un dernier geste, et vous y êtes." width="narrow">
      <div className="mg-card mg-stack">
        <FormProblem error={problem} />
        {problem ? (
          <div className="mg-actions">
            <LinkButton href="/connexion" size="lg">
              Demander un nouveau lien
            </LinkButton>
          </div>
        ) : (
          <>
            <p>
              Ce lien sert une seule fois. Si vous ne l’avez pas demandé, fermez cette page : rien ne sera
              ouvert.
            </p>
            <div className="mg-actions">
              <Button size="lg" loading={busy} onClick={enter}>
                Me connecter à Maillage
              </Button>
            </div>
          </>
        )}
      </div>
    </Page>
  );
}
