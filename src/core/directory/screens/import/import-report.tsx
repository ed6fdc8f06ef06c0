import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import {
  ErrorState,
  Figure,
  JobProgress,
  Page,
  QueryView,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
  useCpts,
  useCptsPath,
  When,
} from "../../../../design/index.ts";
import { csvHref, type DirectoryImport, importClient, type Outcome, type Step } from "./import-client.ts";
import { ImportLines } from "./import-lines.tsx";
import { fileSize, outcomes, stateWords } from "./screen-words.ts";
import { importsKey, useImport, useLiveImports } from "./use-imports.ts";

const doneWords: Record<Step, string> = {
  apply: "L’écriture commence ; vous pouvez quitter cette page.",
  cancel: "L’import est abandonné ; l’annuaire n’a pas changé.",
  undo: "L’import est défait : l’annuaire est comme avant.",
};

function Progress({ one }: { one: DirectoryImport }) {
  if (one.state === "reading")
    return (
      <JobProgress
        label="Lecture à blanc"
        done={Math.round(one.bytesRead / 1_000_000)}
        total={Math.max(1, Math.round(one.fileBytes / 1_000_000))}
        unit="Mo"
      />
    );
  if (one.state === "applying")
    return (
      <JobProgress
        label="Écriture dans l’annuaire"
        done={one.appliedLines}
        total={one.counts?.toApply ?? null}
        unit="lignes"
      />
    );
  return null;
}

function Figures({ one, href }: { one: DirectoryImport; href: (outcome: Outcome) => string }) {
  const { counts } = one;
  if (!counts) return null;
  return (
    <div className="mg-columns mg-figures-row">
      {outcomes.map(({ key, label }) => (
        <Figure key={key} label={label} value={counts[key]} href={href(key)} />
      ))}
      <Figure label="Hors territoire" value={counts.outOfTerritory} since="comptés, pas retenus" />
    </div>
  );
}

function Notes({ one }: { one: DirectoryImport }) {
  const { unknownColumns = [], absentColumns = [] } = one.counts ?? {};
  if (unknownColumns.length + absentColumns.length === 0 && !one.linesForgottenAt) return null;
  return (
    <ul>
      {one.linesForgottenAt && (
        <li>Le détail ligne par ligne a été effacé après 90 jours ; les nombres restent.</li>
      )}
      {unknownColumns.length > 0 && (
        <li>Colonnes inconnues, laissées de côté : {unknownColumns.join(", ")}.</li>
      )}
      {absentColumns.length > 0 && (
        <li>Colonnes absentes de ce fichier, laissées vides : {absentColumns.join(", ")}.</li>
      )}
    </ul>
  );
}

function Actions({ slug, one }: { slug: string; one: DirectoryImport }) {
  const queries = useQueryClient();
  const step = useMutation({
    mutationFn: (which: Step) => importClient.step(slug, one.id, which),
    onSuccess: (_, which) => {
      sayDone(doneWords[which]);
      void queries.invalidateQueries({ queryKey: importsKey(slug) });
    },
    onError: sayProblem,
  });
  const toApply = one.counts?.toApply ?? 0;
  return (
    <>
      {one.state === "ready" && (
        <Button loading={step.isPending} onClick={() => step.mutate("apply")}>
          {toApply > 0 ? `Appliquer ${toApply} ligne${toApply > 1 ? "s" : ""}` : "Terminer, rien à écrire"}
        </Button>
      )}
      {(one.state === "ready" || one.state === "reading") && (
        <Button variant="default" disabled={step.isPending} onClick={() => step.mutate("cancel")}>
          Abandonner
        </Button>
      )}
      {one.state === "applying" && (
        <Button variant="default" loading={step.isPending} onClick={() => step.mutate("apply")}>
          Relancer l’écriture
        </Button>
      )}
      {one.mayUndo && (
        <Button variant="default" loading={step.isPending} onClick={() => step.mutate("undo")}>
          Défaire cet import
        </Button>
      )}
      {one.counts && (
        <a className="mg-download" href={csvHref(slug, one.id, "report")} download>
          Compte rendu (CSV)
        </a>
      )}
    </>
  );
}

/** One import: how far it is, what it would do line by line, the choices, then apply or undo. */
export default function ImportReport() {
  const slug = useCpts()?.cptsSlug ?? "";
  const pathOf = useCptsPath();
  const { importId = "" } = useParams({ strict: false }) as { importId?: string };
  const { resultat } = useSearch({ strict: false }) as { resultat?: string };
  const query = useImport(slug, importId);
  useLiveImports(slug);
  const href = (outcome: Outcome) => `${pathOf(`annuaire/imports/${importId}`)}?resultat=${outcome}`;
  return (
    <QueryView query={query} what="le compte rendu">
      {(one) => {
        const shown =
          outcomes.find(({ key }) => key === resultat) ??
          outcomes.find(({ key }) => (one.counts?.[key] ?? 0) > 0) ??
          outcomes[0]!;
        return (
          <Page
            title={one.fileName}
            subtitle={
              <>
                <StatusBadge meaning={stateWords[one.state].meaning}>
                  {stateWords[one.state].word}
                </StatusBadge>{" "}
                {fileSize(one.fileBytes)}, envoyé <When at={one.createdAt} />
              </>
            }
            actions={<Actions slug={slug} one={one} />}
            breadcrumb={[
              { label: "Annuaire", href: pathOf("annuaire") },
              { label: "Imports", href: pathOf("annuaire/imports") },
            ]}
          >
            <div aria-live="polite">
              <Progress one={one} />
            </div>
            {one.problem && (
              <ErrorState
                title="Ce fichier n’a pas pu être lu"
                detail={one.problem}
                safe="Rien n’a été changé dans l’annuaire."
              />
            )}
            <Figures one={one} href={href} />
            <Notes one={one} />
            {one.counts && (
              <Section title={shown.label} hint={shown.meaning}>
                <ImportLines key={shown.key} slug={slug} one={one} outcome={shown.key} />
              </Section>
            )}
          </Page>
        );
      }}
    </QueryView>
  );
}
