import "../care.css";
import "./sheet-editor.css";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  type Column,
  DataTable,
  Page,
  PolicyNote,
  QueryView,
  Section,
  useCpts,
  When,
} from "../../../../design/index.ts";
import type { PriorityLevel, Sheet, SheetVersion } from "../../contract.ts";
import { LevelTag } from "../sheet-form/level-tag.tsx";
import { PublishBox } from "./publish-box.tsx";
import { KIND_WORDS } from "./question-editor.tsx";
import { sheetClient } from "./sheet-client.ts";
import { SheetFormEditor } from "./sheet-form-editor.tsx";
import { useSheetDraft } from "./use-sheet-draft.ts";

/** « Fiche d'appel »: the sheet in force, and the draft that may replace it. */
export default function SheetEditor() {
  const cpts = useCpts()?.cptsSlug;
  return cpts ? <Editor cpts={cpts} /> : null;
}

function Editor({ cpts }: { cpts: string }) {
  const draft = useSheetDraft(cpts);
  const { content, published } = draft;
  return (
    <Page
      title="Fiche d’appel"
      subtitle="Les questions que chacun pose, dans le même ordre et avec les mêmes mots. Elle trie ; elle ne décide pas."
      actions={
        content === null && draft.saved.data ? (
          <Button onClick={draft.begin}>Modifier la fiche</Button>
        ) : undefined
      }
    >
      <QueryView query={published} what="la fiche d’appel" shape="form">
        {({ sheet, levels }) =>
          content === null ? (
            <InForce sheet={sheet} levels={levels} />
          ) : (
            <div className="snp-editor">
              <div className="mg-stack snp-editor-form">
                <SheetFormEditor
                  content={content}
                  levels={levels}
                  problems={draft.saved.data?.problems ?? []}
                  onChange={draft.set}
                />
              </div>
              <div className="snp-editor-side">
                <PublishBox draft={draft} answer={draft.saved.data} />
              </div>
            </div>
          )
        }
      </QueryView>
      <Versions cpts={cpts} />
      <PolicyNote
        may={[
          "Modifier un brouillon de la fiche et le mettre en vigueur. Chaque version reste liée à ses demandes.",
        ]}
        openTo="coordination et administration ; tous les soignants lisent la fiche en vigueur"
      />
    </Page>
  );
}

function InForce({ sheet, levels }: { sheet: Sheet; levels: readonly PriorityLevel[] }) {
  return (
    <>
      <Section
        title={sheet.content.title}
        hint={
          sheet.publishedAt ? (
            <>
              Version {sheet.version}, en vigueur depuis <When at={sheet.publishedAt} />.
            </>
          ) : undefined
        }
      >
        <ol className="snp-sheet-read">
          {sheet.content.questions.map((question) => (
            <li key={question.code} data-kind={question.kind}>
              <strong>{question.label}</strong>{" "}
              <span className="mg-small mg-soft">{KIND_WORDS[question.kind]}</span>
              <p>{question.say}</p>
            </li>
          ))}
        </ol>
        <p className="mg-soft">{sheet.content.note}</p>
      </Section>
      <Section title="Règles" hint="La plus pressante l’emporte ; une personne choisit toujours.">
        <ul className="snp-rules-read">
          {sheet.content.rules.map((rule) => {
            const level = levels.find((one) => one.code === rule.level);
            return (
              <li key={rule.code}>
                {rule.why} {level && <LevelTag level={level} />}
              </li>
            );
          })}
        </ul>
      </Section>
    </>
  );
}

const STATES: Record<string, string> = { draft: "brouillon", published: "en vigueur", retired: "ancienne" };
const COLUMNS: Column<SheetVersion>[] = [
  { key: "version", header: "Version", title: true, cell: (one) => `Version ${one.version}` },
  { key: "state", header: "État", cell: (one) => STATES[one.state] ?? one.state },
  { key: "at", header: "Depuis", cell: (one) => <When at={one.publishedAt ?? one.createdAt} /> },
  { key: "by", header: "Par", cell: (one) => one.byLabel || "Maillage" },
  { key: "requests", header: "Demandes", figures: true, cell: (one) => one.requests },
];

function Versions({ cpts }: { cpts: string }) {
  const versions = useQuery({
    queryKey: ["snp", cpts, "sheet-versions"],
    queryFn: () => sheetClient.versions(cpts),
  });
  return (
    <Section title="Versions">
      <QueryView query={versions} what="les versions">
        {(data) => (
          <DataTable
            caption="Versions de la fiche"
            columns={COLUMNS}
            rows={data.items}
            rowKey={(one) => one.id}
            empty={<p className="mg-soft">La première version paraît à la première demande.</p>}
          />
        )}
      </QueryView>
    </Section>
  );
}
