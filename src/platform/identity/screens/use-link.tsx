import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { api, FormProblem, LinkButton, Page } from "../../../design/index.ts";
import { leaveFor } from "./leave-for.ts";

/** The mail's link lands here: a person presses a button, which a mail scanner does not do. */
export default function UseLink() {
  const { token } = useParams({ strict: false }) as { token?: string };
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { returnTo } = await api.post<{ returnTo: string }>("/api/sign-in/link/use", { token });
      leaveFor(returnTo);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
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
