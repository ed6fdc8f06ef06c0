import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Fragment } from "react";
import {
  AppLink,
  type Column,
  DataTable,
  EmptyState,
  formatPlainDate,
  Section,
  sayDone,
  sayProblem,
  useCptsPath,
} from "../../../../design/index.ts";
import type { Circuit, CircuitMove } from "../../circuit/circuit-contract.ts";
import { frozenHref } from "../document/document-client.ts";
import { circuitClient, circuitQuery, paperHref } from "./circuit-client.ts";
import { OPINIONS } from "./circuit-words.ts";

type MoveHistoryProps = { slug: string; circuit: Circuit; mayRun: boolean; mayReadPapers: boolean };

/** Every step with who, when and why; the last may be taken back, and stays in the story. */
export function MoveHistory({ slug, circuit, mayRun, mayReadPapers }: MoveHistoryProps) {
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => circuitClient.undo(slug, circuit.nth),
    onSuccess: (next) => {
      queries.setQueryData(circuitQuery(slug).queryKey, next);
      void queries.invalidateQueries({ queryKey: ["project-reviews", slug] });
      void queries.invalidateQueries({ queryKey: ["project-clock", slug] });
      sayDone(`Le projet est revenu à l’étape « ${next.label} ». L’étape reprise reste dans l’histoire.`);
    },
    onError: sayProblem,
  });
  return (
    <Section
      title="Ce qui s’est passé"
      actions={
        mayRun &&
        circuit.undoable && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            loading={undo.isPending}
            onClick={() => undo.mutate()}
          >
            Revenir sur « {circuit.undoable.label} »
          </Button>
        )
      }
    >
      <DataTable
        caption="Les étapes du projet"
        columns={columns(slug, mayReadPapers)}
        rows={[...circuit.moves].reverse()}
        rowKey={(row) => String(row.nth)}
        empty={
          <EmptyState title="Le projet commence">
            Ici s’écrira chaque étape : la lettre déposée, la décision, le contrat. Figez d’abord une version
            de la lettre d’intention.
          </EmptyState>
        }
      />
    </Section>
  );
}

const columns = (slug: string, mayReadPapers: boolean): Column<CircuitMove>[] => [
  {
    key: "what",
    header: "Étape",
    title: true,
    cell: (row) =>
      row.undoes !== null
        ? `Retour à « ${row.toLabel} »`
        : `${row.toLabel}${row.isUndone ? " (repris)" : ""}`,
  },
  { key: "when", header: "Le", cell: (row) => formatPlainDate(row.happenedOn) },
  { key: "who", header: "Noté par", cell: (row) => row.madeBy },
  {
    key: "more",
    header: "Avec",
    cell: (row) => <MoveDetails row={row} slug={slug} mayReadPapers={mayReadPapers} />,
  },
];

const FORMATS = { pdf: "PDF", docx: "Word" } as const;

function SentVersion({ slug, version }: { slug: string; version: NonNullable<CircuitMove["version"]> }) {
  const { document, number, formats } = version;
  return (
    <div>
      Version {number}
      {formats.map((format) => (
        <Fragment key={format}>
          {" "}
          <a
            href={frozenHref(slug, document, number, format)}
            download
            aria-label={`Version ${number} en ${FORMATS[format]}`}
          >
            {FORMATS[format]}
          </a>
        </Fragment>
      ))}
    </div>
  );
}

function MoveDetails({
  row,
  slug,
  mayReadPapers,
}: {
  row: CircuitMove;
  slug: string;
  mayReadPapers: boolean;
}) {
  const pathTo = useCptsPath();
  const nothing = !row.version && !row.paper && !row.decision && !row.remark && !row.reviewId && !row.end;
  if (nothing) return "—";
  return (
    <div className="circuit-links">
      {row.version && <SentVersion slug={slug} version={row.version} />}
      {row.end && (
        <div>
          Contrat {row.end.words}, fin le {formatPlainDate(row.end.on)}
        </div>
      )}
      {row.decision && <div>{OPINIONS[row.decision].label}</div>}
      {row.paper &&
        (mayReadPapers ? (
          <div>
            <a href={paperHref(slug, row.paper.id)} download>
              {row.paper.name}
            </a>
          </div>
        ) : (
          <div>{row.paper.name}</div>
        ))}
      {row.reviewId && mayReadPapers && (
        <div>
          <AppLink href={pathTo(`projet/avis/${row.reviewId}`)}>Les avis</AppLink>
        </div>
      )}
      {row.remark && <div className="mg-soft">{row.remark}</div>}
    </div>
  );
}
