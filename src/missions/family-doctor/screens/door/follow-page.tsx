import "./door.css";
import { Button, TextInput } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { AppLink, FormProblem, Page, useAttempt } from "../../../../design/index.ts";
import type { Follow } from "../../door/door-contract.ts";
import { doorClient } from "./door-client.ts";
import { FollowActs } from "./follow-acts.tsx";
import { FollowSteps } from "./follow-steps.tsx";

/** Where a request stands, by its code: states only. */
export default function FollowPage() {
  const { slug = "" } = useParams({ strict: false }) as { slug?: string };
  const [code, setCode] = useState("");
  const [found, setFound] = useState<Follow | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const look = () =>
    attempt(async () => {
      setFound(null);
      setFound(await doorClient.follow(slug, code));
    });
  return (
    <Page title="Suivre ma demande" subtitle="Recherche d’un médecin traitant" width="narrow">
      <div className="mt-door mg-stack">
        <form
          className="mg-stack"
          onSubmit={(event) => {
            event.preventDefault();
            void look();
          }}
        >
          <FormProblem error={problem} />
          <TextInput
            label="Votre code de suivi"
            description="12 signes, comme K7QD-2M9F-X4TB"
            size="lg"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <div className="mg-actions">
            <Button type="submit" size="lg" loading={busy} disabled={code.trim() === ""}>
              Voir où en est ma demande
            </Button>
            <AppLink href={`/c/${slug}/medecin-traitant`}>Faire une demande</AppLink>
          </div>
        </form>
        {found && (
          <>
            <FollowSteps follow={found} />
            <FollowActs cpts={slug} code={code} follow={found} onChanged={setFound} />
          </>
        )}
      </div>
    </Page>
  );
}
