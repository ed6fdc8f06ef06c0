import "./members.css";
import { Button } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  api,
  LinkButton,
  Page,
  QueryView,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  useSession,
  When,
} from "../../../design/index.ts";
import type { MyAccounts, MySession, SignInWays } from "../contract.ts";
import { leaveFor } from "./leave-for.ts";
import { MyName } from "./my-name.tsx";
import { MyPasskeys } from "./my-passkeys.tsx";

const methods: Record<MySession["method"], string> = {
  psc: "Pro Santé Connect",
  oidc: "votre organisation",
  passkey: "une clé d’accès",
  link: "un lien par mail",
  demo: "un clic de démonstration",
};

function SessionLine({ session, onEnd }: { session: MySession; onEnd: () => void }) {
  return (
    <li className="mg-line">
      <div>
        <strong>{session.device}</strong>
        {session.current && (
          <>
            {" "}
            <StatusBadge meaning="done">Cet appareil</StatusBadge>
          </>
        )}
        <p className="mg-small mg-soft">
          Par {methods[session.method]}, ouverte <When at={session.createdAt} /> · vue{" "}
          <When at={session.lastSeenAt} /> · se ferme au plus tard <When at={session.endsAt} />
        </p>
      </div>
      <Button variant="default" onClick={onEnd}>
        {session.current ? "Me déconnecter ici" : "Fermer cette connexion"}
      </Button>
    </li>
  );
}

function MySessions() {
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: ["my-sessions"],
    queryFn: () => api.get<{ items: MySession[] }>("/api/me/sessions"),
  });
  const end = async (session: MySession) => {
    try {
      await api.delete(`/api/me/sessions/${session.id}`);
      if (session.current) return leaveFor("/connexion");
      sayDone("Cette connexion est fermée.");
      await queries.invalidateQueries({ queryKey: ["my-sessions"] });
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <Section
      title="Où vous êtes connecté(e)"
      hint="Une connexion inconnue ? Fermez-la : elle cesse aussitôt."
    >
      <QueryView query={sessions} what="vos connexions">
        {({ items }) => (
          <ul className="mg-plain-list">
            {items.map((one) => (
              <SessionLine key={one.id} session={one} onEnd={() => void end(one)} />
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  );
}

function MyProviders() {
  const ways = useQuery({
    queryKey: ["sign-in-ways"],
    queryFn: () => api.get<SignInWays>("/api/sign-in/ways"),
  });
  const accounts = useQuery({
    queryKey: ["my-accounts"],
    queryFn: () => api.get<MyAccounts>("/api/me/accounts"),
  });
  if (!ways.data?.psc) return null;
  return (
    <Section title="Pro Santé Connect">
      <QueryView query={accounts} what="vos identités" shape="form">
        {(mine) =>
          mine.psc ? (
            <p>
              <StatusBadge meaning="done">Relié</StatusBadge> à votre compte
              {mine.rpps && `, RPPS ${mine.rpps}`}.
            </p>
          ) : (
            <div className="mg-stack">
              <p>
                Reliez votre e-CPS ou votre carte CPS à ce compte : vous pourrez vous connecter avec elle, et
                votre numéro RPPS sera reconnu.
              </p>
              <div className="mg-actions">
                <Button
                  component="a"
                  href="/connexion/psc?relier=1&retour=/compte/sessions"
                  leftSection={<IconShieldCheck size={20} aria-hidden />}
                >
                  Relier Pro Santé Connect
                </Button>
              </div>
            </div>
          )
        }
      </QueryView>
    </Section>
  );
}

/** Sessions, passkeys and providers of one person: everything that opens their account. */
export default function MyConnections() {
  const session = useSession();
  return (
    <Page title="Mes connexions" subtitle="Tout ce qui ouvre votre compte, et rien d’autre." width="narrow">
      {session?.user.nameMissing && <MyName />}
      <MySessions />
      <MyPasskeys />
      <MyProviders />
      <Section title="Mes CPTS" hint="Le coordinateur de chacune ouvre et ferme ses portes.">
        <p>{session?.memberships.map((one) => one.cptsName).join(", ") || "Aucune pour l’instant."}</p>
        <div className="mg-actions">
          <LinkButton href="/sans-cpts" variant="default">
            Demander l’accès à une CPTS
          </LinkButton>
        </div>
      </Section>
    </Page>
  );
}
