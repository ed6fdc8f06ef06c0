import "./members.css";
import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import {
  api,
  EmptyState,
  FormProblem,
  LinkButton,
  Page,
  QueryView,
  Section,
  StatusBadge,
  sessionQuery,
  useAttempt,
} from "../../../design/index.ts";
import type { JoinableCpts } from "../members-contract.ts";

function AskForm({
  cpts,
  onAsked,
  onClose,
}: {
  cpts: JoinableCpts;
  onAsked: () => void;
  onClose: () => void;
}) {
  const [message, setMessage] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    await attempt(async () => {
      await api.post("/api/me/join-requests", { cptsSlug: cpts.slug, message });
      onAsked();
    });
  };
  return (
    <form className="mg-stack" onSubmit={ask}>
      <FormProblem error={problem} />
      <Textarea
        label="Un mot pour le coordinateur (facultatif)"
        description="Qui vous êtes, où vous exercez. Rien sur un patient."
        maxLength={500}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <div className="mg-actions">
        <Button type="submit" loading={busy}>
          Demander l’accès à {cpts.name}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Revenir
        </Button>
      </div>
    </form>
  );
}

function CptsLine({ cpts, onAsked }: { cpts: JoinableCpts; onAsked: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <li className="mg-line">
      <div>
        <strong>{cpts.name}</strong>
        <p className="mg-small mg-soft">
          Département {cpts.department}
          {cpts.knowsMe && " · votre numéro RPPS est dans son annuaire"}
        </p>
        {open && <AskForm cpts={cpts} onAsked={onAsked} onClose={() => setOpen(false)} />}
      </div>
      {cpts.asked ? (
        <StatusBadge meaning="held">Demande envoyée</StatusBadge>
      ) : (
        !open && (
          <Button
            variant={cpts.knowsMe ? "filled" : "default"}
            aria-label={`Demander l’accès à ${cpts.name}`}
            onClick={() => setOpen(true)}
          >
            Demander l’accès
          </Button>
        )
      )}
    </li>
  );
}

/** Signed in, and no CPTS yet: what to do about it. */
export default function Welcome() {
  // The coordinator may answer while this page is open.
  const session = useQuery({ ...sessionQuery, refetchInterval: 30_000 }).data;
  const queries = useQueryClient();
  const joinable = useQuery({
    queryKey: ["joinable-cpts"],
    queryFn: () => api.get<{ items: JoinableCpts[] }>("/api/me/joinable-cpts"),
  });
  return (
    <Page
      title={`Bienvenue${session ? `, ${session.user.displayName}` : ""}`}
      subtitle={
        session?.memberships.length
          ? "Vous pouvez demander l’accès à une autre CPTS : c’est son coordinateur qui ouvre la porte."
          : "Votre compte est ouvert. Il reste à entrer dans une CPTS : c’est son coordinateur qui ouvre la porte."
      }
      width="narrow"
    >
      {session?.memberships.map((one) => (
        <div key={one.cptsId} className="mg-card mg-line">
          <strong>{one.cptsName}</strong>
          <LinkButton href={`/c/${one.cptsSlug}`}>Entrer dans {one.cptsName}</LinkButton>
        </div>
      ))}
      <Section title="Vous avez reçu une invitation ?">
        <p>
          Ouvrez le lien du mail dans ce navigateur : le rôle ira à ce compte
          {session?.user.email && ` (${session.user.email})`}.
        </p>
      </Section>
      <Section
        title="Demander l’accès"
        hint="Le coordinateur est prévenu et vous répond ici. Rien ne s’ouvre avant sa réponse."
      >
        <QueryView query={joinable} what="les CPTS">
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="Aucune autre CPTS sur cette installation">
                Demandez à la coordination de votre CPTS comment elle utilise Maillage.
              </EmptyState>
            ) : (
              <ul className="mg-plain-list">
                {items.map((one) => (
                  <CptsLine
                    key={one.slug}
                    cpts={one}
                    onAsked={() => void queries.invalidateQueries({ queryKey: ["joinable-cpts"] })}
                  />
                ))}
              </ul>
            )
          }
        </QueryView>
      </Section>
    </Page>
  );
}
