import "./sign-in.css";
import { Button } from "@mantine/core";
import { IconBuildingHospital, IconFingerprint, IconShieldCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { api, FormProblem, QueryView, useAttempt } from "../../../design/index.ts";
import type { SignInWays } from "../contract.ts";
import { AskLink } from "./ask-link.tsx";
import { DemoPeople } from "./demo-people.tsx";
import { leaveFor, ownAddress } from "./leave-for.ts";
import { SignInHead } from "./sign-in-head.tsx";
import { signInProblem } from "./sign-in-problems.ts";

type Search = { retour?: unknown; erreur?: unknown };

function PasskeyButton({ returnTo }: { returnTo: string }) {
  const { busy, problem, attempt } = useAttempt();
  const enter = () =>
    attempt(async () => {
      const { signInWithPasskey } = await import("./passkey-browser.ts");
      const next = await signInWithPasskey(returnTo);
      if (next) await leaveFor(next);
    });
  return (
    <div className="mg-stack">
      <FormProblem error={problem} />
      <Button
        variant="default"
        size="lg"
        fullWidth
        loading={busy}
        leftSection={<IconFingerprint size={22} aria-hidden />}
        onClick={enter}
      >
        Utiliser une clé d’accès
      </Button>
    </div>
  );
}

function Providers({ ways, returnTo }: { ways: SignInWays; returnTo: string }) {
  const query = `?retour=${encodeURIComponent(returnTo)}`;
  return (
    <>
      {ways.psc && (
        <div>
          <a className="mg-psc" href={`/connexion/psc${query}`}>
            <IconShieldCheck size={24} aria-hidden />
            S’identifier avec Pro Santé Connect
          </a>
          <p className="mg-small mg-soft">Professionnels de santé : avec votre e-CPS ou votre carte CPS.</p>
        </div>
      )}
      {ways.oidc && (
        <Button
          component="a"
          href={`/connexion/oidc${query}`}
          variant="default"
          size="lg"
          leftSection={<IconBuildingHospital size={22} aria-hidden />}
        >
          Continuer avec {ways.oidc.label}
        </Button>
      )}
      {(ways.psc || ways.oidc) && <p className="mg-or">ou</p>}
    </>
  );
}

/** Where everyone enters: Pro Santé Connect first, then a passkey, then a link by mail; in the demo, one click. */
export default function SignIn() {
  const search = useSearch({ strict: false }) as Search;
  const ways = useQuery({
    queryKey: ["sign-in-ways"],
    queryFn: () => api.get<SignInWays>("/api/sign-in/ways"),
    staleTime: 600_000,
  });
  const returnTo = ownAddress(search.retour);
  const problem = signInProblem(search.erreur);
  useEffect(() => {
    document.title = "Se connecter · Maillage";
  }, []);
  return (
    <div className="mg-sign-in" data-demo={ways.data?.demo || undefined}>
      <div className="mg-sign-in-ways">
        <SignInHead />
        {problem && (
          <p className="mg-sign-in-note" role="alert">
            {problem}
          </p>
        )}
        <QueryView query={ways} what="les façons de se connecter" shape="form">
          {(found) => (
            <>
              <Providers ways={found} returnTo={returnTo} />
              <PasskeyButton returnTo={returnTo} />
              <p className="mg-or">ou</p>
              <AskLink returnTo={returnTo} demo={found.demo} />
            </>
          )}
        </QueryView>
      </div>
      {ways.data?.demo && <DemoPeople returnTo={returnTo} />}
    </div>
  );
}
