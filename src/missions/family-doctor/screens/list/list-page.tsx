import { Button } from "@mantine/core";
import { useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import {
  ErrorState,
  Figure,
  JobProgress,
  Page,
  QueryView,
  Section,
  StatusBadge,
  sayDone,
  useCpts,
  useCptsPath,
  When,
} from "../../../../design/index.ts";
import { ApplyForm } from "./apply-form.tsx";
import { ColumnsForm } from "./columns-form.tsx";
import { listClient, type Outcome, type PatientList } from "./list-client.ts";
import { ListLines } from "./list-lines.tsx";
import { ListNotes } from "./list-notes.tsx";
import { fileSize, outcomes, stateWords } from "./list-words.ts";
import { useList, useListAct, useLiveLists } from "./use-lists.ts";

function Progress({ list }: { list: PatientList }) {
  if (list.state === "reading")
    return (
      <JobProgress
        label="Lecture à blanc"
        done={list.linesRead}
        total={list.sheets[list.sheet]?.rows ?? null}
        unit="lignes"
      />
    );
  if (list.state !== "applying") return null;
  return (
    <JobProgress
      label="Ouverture des demandes"
      done={list.linesDone}
      total={list.toApply || null}
      unit="lignes"
    />
  );
}

function Acts({ cpts, list }: { cpts: string; list: PatientList }) {
  const undo = useListAct(
    cpts,
    () => listClient.undo(cpts, list.id),
    () => sayDone("La liste est défaite : ses demandes et ses fiches sont retirées."),
  );
  const forget = useListAct(
    cpts,
    () => listClient.forget(cpts, list.id),
    () => sayDone("Le fichier et ses lignes sont effacés."),
  );
  const isPending = ["mapping", "reading", "ready"].includes(list.state);
  return (
    <>
      {list.undoUntil && (
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(undefined)}>
          Défaire cette liste
        </Button>
      )}
      {!list.forgottenAt && list.state !== "applying" && (
        <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate(undefined)}>
          {isPending ? "Abandonner et effacer" : "Effacer le fichier et ses lignes"}
        </Button>
      )}
    </>
  );
}

function Report({ cpts, list }: { cpts: string; list: PatientList }) {
  const pathOf = useCptsPath();
  const { resultat } = useSearch({ strict: false }) as { resultat?: string };
  const { counts } = list;
  if (!counts) return null;
  const href = (outcome: Outcome) => `${pathOf(`medecin-traitant/listes/${list.id}`)}?resultat=${outcome}`;
  const shown =
    outcomes.find(({ key }) => key === resultat) ??
    outcomes.find(({ key }) => key !== "ok" && counts[key] > 0) ??
    outcomes[0]!;
  return (
    <>
      <div className="mg-columns mg-figures-row">
        {outcomes.map(({ key, label }) => (
          <Figure key={key} label={label} value={counts[key]} href={href(key)} />
        ))}
      </div>
      <ListNotes list={list} />
      {list.state === "ready" && <ApplyForm cpts={cpts} list={list} />}
      {!list.forgottenAt && (
        <Section title={shown.label} hint={shown.meaning}>
          <ListLines key={shown.key} cpts={cpts} list={list} outcome={shown.key} />
        </Section>
      )}
    </>
  );
}

function Columns({ cpts, list }: { cpts: string; list: PatientList }) {
  const [open, setOpen] = useState(false);
  if (list.state === "mapping" || (list.state === "ready" && open))
    return <ColumnsForm cpts={cpts} list={list} />;
  if (list.state !== "ready") return null;
  return (
    <div className="mg-actions">
      <Button variant="default" onClick={() => setOpen(true)}>
        Revoir les colonnes
      </Button>
    </div>
  );
}

/** One list: its columns, then its report line by line, then what it opened. */
export default function ListPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const pathOf = useCptsPath();
  const { listId = "" } = useParams({ strict: false }) as { listId?: string };
  const query = useList(cpts, listId);
  useLiveLists(cpts);
  return (
    <QueryView query={query} what="la liste">
      {(list) => (
        <Page
          title={list.label || list.fileName}
          subtitle={
            <>
              <StatusBadge meaning={stateWords[list.state].meaning}>
                {stateWords[list.state].word}
              </StatusBadge>{" "}
              {list.fileName}, {fileSize(list.fileBytes)}, envoyée <When at={list.createdAt} />
            </>
          }
          actions={<Acts cpts={cpts} list={list} />}
          breadcrumb={[
            { label: "Patients sans médecin traitant", href: pathOf("medecin-traitant/tableau") },
            { label: "Listes", href: pathOf("medecin-traitant/listes") },
          ]}
        >
          <div aria-live="polite">
            <Progress list={list} />
          </div>
          {list.problem && (
            <ErrorState
              title="Ce fichier n’a pas pu être lu"
              error={undefined}
              safe={`${list.problem} Aucune demande n’a été ouverte.`}
            />
          )}
          <Report cpts={cpts} list={list} />
          <Columns key={list.state} cpts={cpts} list={list} />
        </Page>
      )}
    </QueryView>
  );
}
