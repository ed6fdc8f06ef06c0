import { Button } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { sayProblem } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { useUndoable } from "../requests/request-acts.tsx";
import { type CommandsRef, useCommands } from "./desk-commands.ts";

type TakenNoteProps = { cpts: string; request: Request; commands: CommandsRef; onChanged: () => void };

/** Who is on it: one person of the desk at a time. */
export function TakenNote({ cpts, request, commands, onChanged }: TakenNoteProps) {
  const { refresh, undoable } = useUndoable(cpts, request.id);
  const run = (work: Promise<unknown>, said: string) =>
    void work
      .then(() => {
        refresh();
        onChanged();
        undoable(said);
      })
      .catch(sayProblem);
  const take = () => run(careClient.take(cpts, request.id), "Vous prenez cette demande en charge.");
  useCommands(commands, { take: () => request.can.take && take() });
  if (request.can.take)
    return (
      <Button size="sm" variant="default" leftSection={<IconHandStop size={18} aria-hidden />} onClick={take}>
        Prendre en charge
      </Button>
    );
  if (!request.takenBy) return null;
  return (
    <span className="mg-row">
      <span className="mg-soft">Prise par {request.takenBy.label}</span>
      {request.can.release && (
        <Button
          size="sm"
          variant="subtle"
          onClick={() => run(careClient.release(cpts, request.id), "La demande est rendue au poste.")}
        >
          Rendre
        </Button>
      )}
    </span>
  );
}
