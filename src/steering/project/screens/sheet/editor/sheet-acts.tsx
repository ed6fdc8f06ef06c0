import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import {
  offerUndo,
  sayDone,
  sayProblem,
  useAttempt,
  useCptsPath,
  useGo,
  useIntent,
} from "../../../../../design/index.ts";
import type { SheetState } from "../../../sheet/sheet-contract.ts";
import { refreshSheets, sheetClient } from "../sheet-client.ts";
import type { SheetEditor } from "./use-sheet-editor.ts";

type ActsProps = { cpts: string; editor: SheetEditor; history: boolean; onHistory: () => void };

const NEXT: Record<SheetState, { to: SheetState; label: string; steering: boolean; said: string }[]> = {
  draft: [{ to: "ready", label: "Déclarer prête", steering: false, said: "La fiche est prête." }],
  ready: [
    { to: "adopted", label: "Adopter la fiche", steering: true, said: "La fiche est adoptée." },
    { to: "draft", label: "Reprendre comme brouillon", steering: false, said: "La fiche est un brouillon." },
  ],
  adopted: [
    { to: "draft", label: "Reprendre comme brouillon", steering: true, said: "La fiche est un brouillon." },
  ],
};

/** What one does with the sheet as a whole. */
export function SheetActs({ cpts, editor, history, onHistory }: ActsProps) {
  const { saved } = editor;
  const queries = useQueryClient();
  const go = useGo();
  const inCpts = useCptsPath();
  const intent = useIntent();
  const { busy, attempt } = useAttempt(sayProblem);
  const act = (work: () => Promise<void>) =>
    attempt(async () => {
      await work();
      await refreshSheets(queries, cpts);
    });
  const archive = () =>
    act(async () => {
      await sheetClient.archive(cpts, saved.id);
      go(inCpts("projet/fiches"));
      offerUndo(`La fiche ${saved.number} est rangée.`, async () => {
        await sheetClient.restore(cpts, saved.id);
        await refreshSheets(queries, cpts);
      });
    });
  const steps = saved.may.write ? NEXT[saved.state].filter((one) => !one.steering || saved.may.steer) : [];
  const file = (format: string) => `/api/c/${cpts}/project/sheets/${saved.id}/document?format=${format}`;
  return (
    <div className="mg-actions">
      {steps.map(({ to, label, said }, at) => (
        <Button
          key={to}
          variant={at === 0 ? "filled" : "default"}
          loading={busy}
          disabled={editor.state !== "saved"}
          onClick={() =>
            void act(async () => {
              editor.took(await sheetClient.move(cpts, saved.id, saved.revision, to));
              sayDone(said);
            })
          }
        >
          {label}
        </Button>
      ))}
      <a className="ps-link" href={file("docx")} download>
        Word (DOCX)
      </a>
      <a className="ps-link" href={file("pdf")} download>
        PDF
      </a>
      <Button variant="subtle" aria-expanded={history} onClick={onHistory}>
        Historique
      </Button>
      {saved.may.steer && !saved.archivedAt && (
        <>
          <Button
            variant="subtle"
            disabled={busy}
            onClick={() =>
              void act(async () => {
                const copy = await sheetClient.duplicate(cpts, saved.id, intent.key);
                intent.renew();
                go(inCpts(`projet/fiches/${copy.id}`));
                sayDone(`La fiche ${copy.number} est une copie de la fiche ${saved.number}.`);
              })
            }
          >
            Copier
          </Button>
          <Button variant="subtle" disabled={busy} onClick={() => void archive()}>
            Ranger
          </Button>
        </>
      )}
    </div>
  );
}
