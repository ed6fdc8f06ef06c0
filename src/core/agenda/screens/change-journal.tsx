import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryView, Section, sayProblem, When } from "../../../design/index.ts";
import type { Agenda, ChangeLine, UndoPreview } from "../contract.ts";
import { agendaClient } from "./agenda-client.ts";
import { UndoDialog } from "./undo-dialog.tsx";
import { agendaKey } from "./use-agenda.ts";
import type { ChangeControl } from "./use-change.tsx";

/** What was changed lately, each with its undo while the server allows it: ten seconds are short when the telephone rings. */
export function ChangeJournal({
  slug,
  agenda,
  change,
}: {
  slug: string;
  agenda: Agenda;
  change: ChangeControl;
}) {
  const journal = useQuery({
    queryKey: [...agendaKey(slug, agenda.professionalId), "changes"],
    queryFn: () => agendaClient.changes(slug, agenda.professionalId),
  });
  const [asked, setAsked] = useState<{ change: ChangeLine; preview: UndoPreview } | null>(null);
  const ask = (line: ChangeLine) =>
    void change.foreseeUndo(line.id).then((preview) => setAsked({ change: line, preview }), sayProblem);
  return (
    <QueryView query={journal} what="les derniers changements">
      {({ items }) =>
        items.length === 0 ? null : (
          <Section title="Derniers changements">
            <ul className="ag-rules">
              {items.map((one) => (
                <li key={one.id} className="ag-rule">
                  <p>{one.sentence}</p>
                  <p className="mg-soft">
                    <When at={one.at} /> {one.undoneAt && "· annulé depuis"}
                  </p>
                  {one.undoUntil && (
                    <Button
                      size="compact-md"
                      variant="subtle"
                      leftSection={<IconArrowBackUp size={18} aria-hidden />}
                      onClick={() => ask(one)}
                    >
                      Annuler ce changement
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {asked && (
              <UndoDialog
                change={asked.change}
                preview={asked.preview}
                onConfirm={() => change.undo(asked.change.id)}
                onClose={() => setAsked(null)}
              />
            )}
          </Section>
        )
      }
    </QueryView>
  );
}
