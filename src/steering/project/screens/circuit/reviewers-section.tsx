import { Button, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  type Column,
  DataTable,
  EmptyState,
  FormProblem,
  fieldErrorOf,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  useIntent,
  When,
} from "../../../../design/index.ts";
import type { Review, Reviewer, ReviewerInput } from "../../circuit/review-contract.ts";
import { circuitClient } from "./circuit-client.ts";
import { BODIES, LEVELS, OPINIONS, optionsOf } from "./circuit-words.ts";

type SectionProps = { slug: string; review: Review; mayRun: boolean; onChanged: (review: Review) => void };

/** Who was invited, what they think, and the links. */
export function ReviewersSection({ slug, review, mayRun, onChanged }: SectionProps) {
  const [inviting, setInviting] = useState(false);
  const canInvite = mayRun && review.isOpen;
  return (
    <Section
      title="Relecteurs"
      hint="L’instance qui décide (niveau N) lit les avis et les remarques de l’appui technique local (niveau N-1) ; pas l’inverse."
      actions={
        canInvite && !inviting && <Button onClick={() => setInviting(true)}>Inviter un relecteur</Button>
      }
    >
      {canInvite && inviting && (
        <InviteForm slug={slug} review={review} onChanged={onChanged} onClose={() => setInviting(false)} />
      )}
      <DataTable
        caption="Relecteurs invités"
        columns={[
          ...columns,
          ...(canInvite
            ? [
                {
                  key: "acts",
                  header: "Lien",
                  cell: (row: Reviewer) => <LinkActs slug={slug} row={row} onChanged={onChanged} />,
                },
              ]
            : []),
        ]}
        rows={review.reviewers}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="Personne n’est encore invité">
            Chaque relecteur reçoit par mail un lien qui lui est propre, et n’ouvre que cette version.
          </EmptyState>
        }
      />
    </Section>
  );
}

const columns: Column<Reviewer>[] = [
  {
    key: "who",
    header: "Relecteur",
    title: true,
    cell: (row) => (
      <>
        {row.personName}, {BODIES[row.body]}
        <div className="mg-small mg-soft">{LEVELS[row.level]}</div>
        {row.email && <div className="mg-small mg-soft circuit-mail">{row.email}</div>}
      </>
    ),
  },
  {
    key: "opinion",
    header: "Avis",
    cell: (row) =>
      row.opinion ? (
        <>
          <StatusBadge meaning={OPINIONS[row.opinion].meaning}>{OPINIONS[row.opinion].label}</StatusBadge>
          {row.opinionText && <div>{row.opinionText}</div>}
        </>
      ) : (
        <>
          <StatusBadge meaning="open">{row.seenAt ? "Lien ouvert, pas d’avis" : "Pas encore lu"}</StatusBadge>
          <div className="mg-small mg-soft">
            {row.reminders === 0
              ? "Invitation envoyée"
              : row.reminders === 1
                ? "Rappel envoyé"
                : `${row.reminders} rappels envoyés, le dernier`}{" "}
            <When at={row.remindedAt ?? row.invitedAt} />
          </div>
        </>
      ),
  },
];

function LinkActs({
  slug,
  row,
  onChanged,
}: {
  slug: string;
  row: Reviewer;
  onChanged: (review: Review) => void;
}) {
  const act = useMutation({
    mutationFn: (what: "remind" | "again" | "revoke") => circuitClient[what](slug, row.id),
    onSuccess: onChanged,
    onError: sayProblem,
  });
  const isDead = row.isRevoked || Date.parse(row.expiresAt) <= Date.now();
  return (
    <div className="mg-actions circuit-acts">
      {!isDead && !row.opinion && (
        <Button
          size="compact-md"
          variant="default"
          aria-label={`Relancer ${row.personName}`}
          onClick={() => act.mutate("remind")}
        >
          Relancer
        </Button>
      )}
      {!row.isForgotten && (
        <Button
          size="compact-md"
          variant="subtle"
          aria-label={`Envoyer un nouveau lien à ${row.personName}`}
          onClick={() => act.mutate("again")}
        >
          Nouveau lien
        </Button>
      )}
      {!isDead && (
        <Button
          size="compact-md"
          variant="subtle"
          aria-label={`Retirer le lien de ${row.personName}`}
          onClick={() => act.mutate("revoke")}
        >
          Retirer
        </Button>
      )}
      {isDead && !row.isForgotten && (
        <span className="mg-small mg-soft">{row.isRevoked ? "Lien retiré" : "Lien expiré"}</span>
      )}
    </div>
  );
}

type InviteFormProps = {
  slug: string;
  review: Review;
  onChanged: (review: Review) => void;
  onClose: () => void;
};

function InviteForm({ slug, review, onChanged, onClose }: InviteFormProps) {
  const intent = useIntent();
  const [input, setInput] = useState<ReviewerInput>({ level: "N-1", body: "ARS", personName: "", email: "" });
  const invite = useMutation({
    mutationFn: () => circuitClient.invite(slug, review.id, input, intent.key),
    onSuccess: (next) => {
      intent.renew();
      onChanged(next);
      onClose();
      sayDone(`Le lien part par mail à ${input.personName}.`);
    },
  });
  return (
    <form
      className="circuit-form"
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate();
      }}
    >
      <TextInput
        label="Nom et prénom"
        required
        maxLength={150}
        value={input.personName}
        error={fieldErrorOf(invite.error, "personName")}
        onChange={(event) => setInput({ ...input, personName: event.currentTarget.value })}
      />
      <TextInput
        label="Adresse mail"
        type="email"
        required
        maxLength={320}
        value={input.email}
        error={fieldErrorOf(invite.error, "email")}
        onChange={(event) => setInput({ ...input, email: event.currentTarget.value })}
      />
      <Select
        label="Organisme"
        data={optionsOf(BODIES)}
        value={input.body}
        allowDeselect={false}
        onChange={(body) => body && setInput({ ...input, body })}
      />
      <Select
        label="Niveau"
        data={optionsOf(LEVELS)}
        value={input.level}
        allowDeselect={false}
        onChange={(level) => level && setInput({ ...input, level })}
      />
      <FormProblem error={invite.error} />
      <div className="mg-actions">
        <Button type="submit" loading={invite.isPending}>
          Envoyer l’invitation
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Revenir
        </Button>
      </div>
    </form>
  );
}
