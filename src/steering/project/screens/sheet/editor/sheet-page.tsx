import "../sheet.css";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  ErrorState,
  Loading,
  Page,
  Section,
  StatusBadge,
  useCpts,
  useCptsPath,
} from "../../../../../design/index.ts";
import { semesterIndex } from "../../../../../platform/time/index.ts";
import type { Links } from "../../../sheet/link-contract.ts";
import type { Sheet } from "../../../sheet/sheet-contract.ts";
import { linksQuery, sheetClient, sheetKeys, sheetListQuery } from "../sheet-client.ts";
import { STATE_MEANINGS } from "../sheet-words.ts";
import { useHearSheets } from "../use-live-sheets.ts";
import { ActionPart, ContextPart } from "./action-part.tsx";
import { IndicatorsPart, ObjectivesPart } from "./aims-part.tsx";
import { ClashView } from "./clash-view.tsx";
import { IdentityPart } from "./identity-part.tsx";
import { MeansPart } from "./means-part.tsx";
import { Outline, PARTS } from "./outline.tsx";
import { SaveNote } from "./save-note.tsx";
import { SheetActs } from "./sheet-acts.tsx";
import { SheetHistory } from "./sheet-history.tsx";
import { StepsPart } from "./steps-part.tsx";
import { useSheetEditor } from "./use-sheet-editor.ts";

/** One action sheet, written in place. */
export default function SheetPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const inCpts = useCptsPath();
  const { sheetId = "" } = useParams({ strict: false }) as { sheetId?: string };
  const sheet = useQuery({
    queryKey: sheetKeys.one(cpts, sheetId),
    queryFn: () => sheetClient.read(cpts, sheetId),
    enabled: cpts !== "",
    // The editor holds what is newer than any answer: it is not read again under the person's hands.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const links = useQuery(linksQuery(cpts));
  const list = useQuery(sheetListQuery(cpts));
  const breadcrumb = [{ label: "Fiches action", href: inCpts("projet/fiches") }];
  if (!sheet.data || !links.data || !list.data)
    return (
      <Page title="Fiche action" breadcrumb={breadcrumb}>
        {[sheet, links, list].map((query, at) =>
          query.isError ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the three of them, always in this order
            <ErrorState key={at} error={query.error} onRetry={() => void query.refetch()} />
          ) : null,
        )}
        {![sheet, links, list].some((query) => query.isError) && <Loading what="la fiche" shape="form" />}
      </Page>
    );
  const marked = semesterIndex(list.data.currentSemester);
  return <Editor key={sheetId} {...{ cpts, marked }} sheet={sheet.data} missions={links.data.missions} />;
}

type EditorProps = { cpts: string; marked: number; sheet: Sheet; missions: Links["missions"] };

function Editor({ cpts, marked, sheet, missions }: EditorProps) {
  const inCpts = useCptsPath();
  const editor = useSheetEditor(cpts, sheet);
  useHearSheets(cpts, (id) => void editor.hear(id));
  const [history, setHistory] = useState(false);
  const { value, saved } = editor;
  const readOnly = !saved.may.write || saved.state === "adopted";
  const part = { value, patch: editor.patch, problem: editor.problem, readOnly };
  return (
    <Page
      title={`Fiche ${value.number}`}
      subtitle={value.title}
      breadcrumb={[{ label: "Fiches action", href: inCpts("projet/fiches") }]}
    >
      <div className="ps-bar mg-no-print">
        <StatusBadge meaning={STATE_MEANINGS[saved.state]}>{saved.stateLabel}</StatusBadge>
        <SaveNote editor={editor} />
        <SheetActs cpts={cpts} editor={editor} onHistory={() => setHistory(!history)} history={history} />
      </div>
      {editor.state === "refused" && (
        <p className="ps-note" role="alert">
          {editor.problem instanceof Error
            ? editor.problem.message
            : "Votre texte est gardé sur cet appareil."}
        </p>
      )}
      <ReadOnlyNote sheet={saved} />
      <ClashView editor={editor} />
      {history && <SheetHistory cpts={cpts} editor={editor} readOnly={readOnly} />}
      <div className="ps-editor">
        <Outline completeness={saved.completeness} />
        <div className="mg-stack">
          {PARTS.map(({ key, title }) => (
            <div key={key} id={`partie-${key}`} className="ps-part">
              <Section title={title}>
                {key === "identity" && (
                  <IdentityPart {...part} {...{ cpts, saved, missions }} steers={saved.may.steer} />
                )}
                {key === "context" && <ContextPart {...part} />}
                {key === "objectives" && <ObjectivesPart {...part} />}
                {key === "indicators" && <IndicatorsPart {...part} />}
                {key === "action" && <ActionPart {...part} />}
                {key === "means" && <MeansPart {...part} />}
                {key === "steps" && <StepsPart {...part} marked={marked} />}
              </Section>
            </div>
          ))}
        </div>
      </div>
    </Page>
  );
}

function ReadOnlyNote({ sheet }: { sheet: Sheet }) {
  if (sheet.archivedAt)
    return <p className="ps-note">Cette fiche est rangée : elle ne fait plus partie du projet.</p>;
  if (sheet.state === "adopted")
    return <p className="ps-note">Cette fiche est adoptée : reprenez-la comme brouillon pour la changer.</p>;
  if (!sheet.may.write)
    return (
      <p className="ps-note">Vous pouvez lire cette fiche ; ses pilotes et la coordination l’écrivent.</p>
    );
  return null;
}
