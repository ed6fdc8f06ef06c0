import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  ApiProblem,
  api,
  FormProblem,
  fieldErrorOf,
  formatPlainDay,
  LinkButton,
  Page,
  QueryView,
  useAttempt,
} from "../../../design/index.ts";
import type { InvitationRead } from "../members-contract.ts";
import { leaveFor } from "./leave-for.ts";
import { roleHint, roleWord } from "./role-words.ts";

type Ticket = { cptsSlug: string; token: string };

function Offer({ invitation }: { invitation: InvitationRead }) {
  const tied = invitation.professionalName ?? invitation.organization;
  return (
    <>
      <p>
        <strong>{invitation.cptsName}</strong> vous propose le rôle{" "}
        <strong>
          {roleWord(invitation.role)}
          {tied && ` (${tied})`}
        </strong>
        . {roleHint(invitation.role)}.
      </p>
      <p className="mg-soft">
        Invitation envoyée à {invitation.email}, valable jusqu’au{" "}
        {formatPlainDay(invitation.expiresAt.slice(0, 10))}.
      </p>
    </>
  );
}

function Answer({ invitation, ticket }: { invitation: InvitationRead; ticket: Ticket }) {
  const { busy, problem, attempt } = useAttempt();
  const [person, setPerson] = useState({ givenName: "", familyName: "" });
  const here = `/connexion?retour=${encodeURIComponent(`/invitation/${ticket.cptsSlug}/${ticket.token}`)}`;
  const accept = () =>
    attempt(async () => {
      const { cptsSlug } = await api.post<{ cptsSlug: string }>("/api/invitations/accept", {
        ...ticket,
        ...person,
      });
      await leaveFor(`/c/${cptsSlug}`);
    });
  const field = (name: keyof typeof person, label: string, autoComplete: string) => (
    <TextInput
      label={label}
      autoComplete={autoComplete}
      required
      maxLength={100}
      value={person[name]}
      error={fieldErrorOf(problem, name)}
      onChange={(event) => setPerson({ ...person, [name]: event.currentTarget.value })}
    />
  );
  if (invitation.signInFirst)
    return (
      <>
        <p>Cette adresse a déjà un compte Maillage : connectez-vous, puis vous reviendrez ici accepter.</p>
        <div className="mg-actions">
          <LinkButton href={here} size="lg">
            Me connecter, puis accepter
          </LinkButton>
        </div>
      </>
    );
  return (
    <>
      <FormProblem error={problem} />
      <p>
        {invitation.signedInAs
          ? `Vous êtes connecté(e) en tant que ${invitation.signedInAs} : le rôle ira à ce compte.`
          : "Un compte sera ouvert à cette adresse, sans mot de passe."}
      </p>
      {invitation.nameNeeded && (
        <>
          {invitation.givenName === "" && field("givenName", "Votre prénom", "given-name")}
          {invitation.familyName === "" && field("familyName", "Votre nom", "family-name")}
        </>
      )}
      <div className="mg-actions">
        <Button size="lg" loading={busy} onClick={accept}>
          Accepter l’invitation
        </Button>
        {!invitation.signedInAs && (
          <LinkButton href={here} variant="subtle">
            J’ai déjà un compte, ou Pro Santé Connect
          </LinkButton>
        )}
      </div>
    </>
  );
}

const isOver = (error: unknown): boolean =>
  error instanceof ApiProblem && [404, 422].includes(error.body.status);

/** Used, taken back, too old, cut or copied wrong: trying again would change nothing. */
const Over = () => (
  <div className="mg-card mg-stack">
    <h2>Cette invitation n’est plus valable</h2>
    <p>
      Elle a déjà servi, a été retirée, a plus de sept jours, ou le lien est incomplet. Reprenez le lien
      entier du mail, ou demandez une autre invitation à la coordination de votre CPTS.
    </p>
    <p className="mg-soft">Déjà membre ? Connectez-vous : votre accès ne dépend plus de ce lien.</p>
    <div className="mg-actions">
      <LinkButton href="/connexion" size="lg">
        Aller à la connexion
      </LinkButton>
    </div>
  </div>
);

/** What the invitation offers, and one button. Looking at it uses nothing up. */
export default function AcceptInvitation() {
  const { slug = "", token = "" } = useParams({ strict: false }) as { slug?: string; token?: string };
  const ticket = { cptsSlug: slug, token };
  const invitation = useQuery({
    queryKey: ["invitation", slug, token],
    queryFn: () => api.post<InvitationRead>("/api/invitations/read", ticket),
  });
  return (
    <Page title={isOver(invitation.error) ? "Invitation" : "Vous êtes invité(e)"} width="narrow">
      {isOver(invitation.error) ? (
        <Over />
      ) : (
        <QueryView query={invitation} what="l’invitation" shape="form">
          {(found) => (
            <div className="mg-card mg-stack">
              <Offer invitation={found} />
              <Answer invitation={found} ticket={ticket} />
            </div>
          )}
        </QueryView>
      )}
    </Page>
  );
}
