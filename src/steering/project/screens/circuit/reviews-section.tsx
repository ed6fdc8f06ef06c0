import { Button, Select, Textarea } from "@mantine/core";
import { IconMailForward } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  addDays,
  type Column,
  DataTable,
  DayInput,
  dateIn,
  EmptyState,
  FormProblem,
  fieldErrorOf,
  formatDate,
  formatPlainDate,
  QueryView,
  Section,
  StatusBadge,
  useCptsPath,
  useGo,
  useIntent,
  useTimeZone,
} from "../../../../design/index.ts";
import type { ReviewList } from "../../circuit/review-contract.ts";
import { circuitClient, reviewsQuery } from "./circuit-client.ts";
import { OPINIONS } from "./circuit-words.ts";

const DOCUMENTS = { letter: "Lettre d’intention", "health-project": "Projet de santé" } as const;

/** Opinions asked on versions that were sent. */
export function ReviewsSection({ slug, mayRun }: { slug: string; mayRun: boolean }) {
  const pathTo = useCptsPath();
  const [asking, setAsking] = useState(false);
  const reviews = useQuery(reviewsQuery(slug, true));
  return (
    <Section
      title="Avis des relecteurs"
      hint="ARS, CPAM, MSA, URPS, élus : ils relisent une version figée par un lien, sans compte."
      actions={
        mayRun &&
        !asking && (
          <Button
            leftSection={<IconMailForward size={18} aria-hidden />}
            variant="default"
            onClick={() => setAsking(true)}
          >
            Demander des avis
          </Button>
        )
      }
    >
      <QueryView query={reviews} what="les avis">
        {(data) => (
          <>
            {asking && <AskForm slug={slug} versions={data.versions} onCancel={() => setAsking(false)} />}
            <DataTable
              caption="Demandes d’avis"
              columns={columns}
              rows={data.items}
              rowKey={(row) => row.id}
              rowHref={(row) => pathTo(`projet/avis/${row.id}`)}
              empty={
                <EmptyState title="Aucun avis n’est demandé">
                  Figez une version de la lettre ou du projet, puis invitez ceux qui la relisent : leurs
                  remarques et vos réponses s’écriront ici, point par point.
                </EmptyState>
              }
            />
          </>
        )}
      </QueryView>
    </Section>
  );
}

const columns: Column<ReviewList["items"][number]>[] = [
  { key: "title", header: "Version", title: true, cell: (row) => row.title },
  {
    key: "state",
    header: "État",
    cell: (row) =>
      row.decision ? (
        <StatusBadge meaning={OPINIONS[row.decision].meaning}>{OPINIONS[row.decision].label}</StatusBadge>
      ) : (
        <StatusBadge meaning={row.isOpen ? "held" : "neutral"}>
          {row.isOpen ? "Ouverte" : "Close"}
        </StatusBadge>
      ),
  },
  { key: "due", header: "Attendus le", cell: (row) => formatPlainDate(row.dueOn) },
  {
    key: "opinions",
    header: "Avis reçus",
    figures: true,
    cell: (row) => `${row.opinions} sur ${row.reviewers}`,
  },
  { key: "open", header: "Remarques sans réponse", figures: true, cell: (row) => row.unanswered },
];

type AskFormProps = { slug: string; versions: ReviewList["versions"]; onCancel: () => void };

function AskForm({ slug, versions, onCancel }: AskFormProps) {
  const zone = useTimeZone();
  const go = useGo();
  const pathTo = useCptsPath();
  const queries = useQueryClient();
  const intent = useIntent();
  const today = dateIn(Date.now(), zone);
  const [frozenId, setFrozenId] = useState(versions[0]?.id ?? null);
  const [dueOn, setDueOn] = useState(addDays(today, 21));
  const [message, setMessage] = useState("");
  const ask = useMutation({
    mutationFn: () => circuitClient.open(slug, { frozenId: frozenId ?? "", dueOn, message }, intent.key),
    onSuccess: (review) => {
      void queries.invalidateQueries({ queryKey: ["project-reviews", slug] });
      go(pathTo(`projet/avis/${review.id}`));
    },
  });
  if (versions.length === 0)
    return (
      <p role="note">
        Aucune version n’est encore figée : un brouillon ne se relit pas par lien. Figez d’abord la lettre ou
        le projet.{" "}
        <Button variant="subtle" onClick={onCancel}>
          Fermer
        </Button>
      </p>
    );
  return (
    <form
      className="circuit-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <Select
        label="Version à relire"
        data={versions.map((one) => ({
          value: one.id,
          label: `${DOCUMENTS[one.document]}, version ${one.number}, figée le ${formatDate(one.frozenAt, zone)}`,
        }))}
        value={frozenId}
        allowDeselect={false}
        error={fieldErrorOf(ask.error, "frozenId")}
        onChange={setFrozenId}
      />
      <DayInput
        label="Avis attendus le"
        value={dueOn}
        earliest={today}
        required
        error={fieldErrorOf(ask.error, "dueOn")}
        onChange={setDueOn}
      />
      <Textarea
        label="Mot aux relecteurs (facultatif)"
        value={message}
        maxLength={2_000}
        autosize
        minRows={2}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <FormProblem error={ask.error} />
      <div className="mg-actions">
        <Button type="submit" loading={ask.isPending}>
          Ouvrir la demande d’avis
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          Revenir
        </Button>
      </div>
    </form>
  );
}
