import { Button, Modal } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryView, Section, sayProblem, When } from "../../../design/index.ts";
import type { Agenda, ChangeLine } from "../contract.ts";
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
  const [asked, setAsked] = useState<ChangeLine | null>(null);
  const undo = async (changeId: string) => {
    setAsked(null);
    await change.undo(changeId).catch(sayProblem);
  };
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
                      onClick={() => setAsked(one)}
                    >
                      Annuler ce changement
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            <Modal opened={asked !== null} onClose={() => setAsked(null)} title="Annuler ce changement ?">
              <p>{asked?.sentence}</p>
              <p>
                L’agenda revient comme il était avant. Les rendez-vous déjà pris restent : même jour, même
                heure, même lieu, et personne n’est prévenu. Ceux que ce changement avait annulés restent
                annulés.
              </p>
              <div className="mg-actions">
                <Button onClick={() => asked && void undo(asked.id)}>Annuler ce changement</Button>
                <Button variant="default" onClick={() => setAsked(null)}>
                  Ne rien changer
                </Button>
              </div>
            </Modal>
          </Section>
        )
      }
    </QueryView>
  );
}
