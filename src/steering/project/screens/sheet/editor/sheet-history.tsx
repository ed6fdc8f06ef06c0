import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { QueryView, Section, sayDone, sayProblem, useTimeZone, When } from "../../../../../design/index.ts";
import { sheetClient, sheetKeys } from "../sheet-client.ts";
import type { SheetEditor } from "./use-sheet-editor.ts";
import { FIELD_WORDS, type Written, writtenOfVersion } from "./written-sheet.ts";

type HistoryProps = { cpts: string; editor: SheetEditor; readOnly: boolean };

/** Who wrote, and when; an earlier text comes back as a change like any other, so that nothing is lost by it. */
export function SheetHistory({ cpts, editor, readOnly }: HistoryProps) {
  const { id, revision } = editor.saved;
  const zone = useTimeZone();
  const versions = useQuery({
    queryKey: [...sheetKeys.one(cpts, id), "versions", revision],
    queryFn: () => sheetClient.versions(cpts, id),
  });
  const takeBack = async (from: number) => {
    try {
      const old = writtenOfVersion(await sheetClient.version(cpts, id, from));
      const fields = (Object.keys(FIELD_WORDS) as (keyof Written)[]).filter(
        (field) => JSON.stringify(old[field]) !== JSON.stringify(editor.value[field]),
      );
      // Number, mission and pilots stay: they are what the sheet is, not what it says.
      const { number: _n, missionCode: _m, objectiveId: _o, pilotIds: _p, ...texts } = old;
      editor.patch(texts);
      sayDone(
        fields.length === 0
          ? "Ce texte est déjà celui de la fiche."
          : `Repris : ${fields.map((field) => FIELD_WORDS[field]).join(", ")}.`,
      );
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <Section title="Historique" hint="Une version par personne et par moment de travail.">
      <QueryView query={versions} what="l’historique">
        {({ items }) => (
          <ul className="ps-history">
            {items.map((one) => (
              <li key={one.revision}>
                <span>
                  <When at={one.at} zone={zone} /> · {one.byLabel || "Quelqu’un"} · {one.stateLabel}
                </span>
                {!readOnly && one.revision !== revision && (
                  <Button
                    variant="default"
                    size="compact-md"
                    aria-label={`Reprendre le texte de la version ${one.revision}`}
                    onClick={() => void takeBack(one.revision)}
                  >
                    Reprendre ce texte
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  );
}
