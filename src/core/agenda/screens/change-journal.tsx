import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { QueryView, Section, sayProblem, When } from "../../../design/index.ts";
import type { Agenda } from "../contract.ts";
import { agendaClient } from "./agenda-client.ts";
import { agendaKey } from "./use-agenda.ts";
import type { ChangeControl } from "./use-change.tsx";

/** What was changed lately, each with its undo: ten seconds are short when the telephone rings. */
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
                  {!one.undoneAt && (
                    <Button
                      size="compact-md"
                      variant="subtle"
                      leftSection={<IconArrowBackUp size={18} aria-hidden />}
                      onClick={() => void change.undo(one.id).catch(sayProblem)}
                    >
                      Annuler ce changement
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        )
      }
    </QueryView>
  );
}
