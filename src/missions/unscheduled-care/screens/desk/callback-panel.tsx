import { Button } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { sayDone, sayProblem, useIntent } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { spacedPhone } from "../client/care-words.ts";
import { useUndoable } from "../requests/request-acts.tsx";
import { RequestClock } from "../requests/request-clock.tsx";
import { type CommandsRef, useCommands } from "./desk-commands.ts";

type CallBackPanelProps = { cpts: string; request: Request; commands: CommandsRef; onChanged: () => void };

/** A promise to call: the number, the clock, and what came of each try. */
export function CallBackPanel({ cpts, request, commands, onChanged }: CallBackPanelProps) {
  const intent = useIntent();
  const { refresh } = useUndoable(cpts, request.id);
  const phone = request.patientPhone ?? request.requester.phone;
  const log = (answered: boolean) =>
    void careClient
      .attempt(cpts, request.id, answered, intent.key)
      .then(() => {
        intent.renew();
        refresh();
        onChanged();
        sayDone(answered ? "Noté : la demande est de nouveau à orienter." : "Noté : pas de réponse.");
      })
      .catch(sayProblem);
  useCommands(commands, { noAnswer: () => log(false), answered: () => log(true) });
  return (
    <section className="snp-callback" aria-label="Rappel">
      <RequestClock clock={request.clock} />
      {phone && (
        <a className="snp-callback-phone mg-figures" href={`tel:${phone}`}>
          <IconPhoneCall size={20} aria-hidden /> {spacedPhone(phone)}
        </a>
      )}
      <span className="mg-soft">
        {request.callbackAttempts === 0
          ? "aucun essai encore"
          : `${request.callbackAttempts} essai${request.callbackAttempts > 1 ? "s" : ""}`}
      </span>
      <div className="mg-actions">
        <Button size="sm" variant="default" onClick={() => log(false)}>
          Pas de réponse
        </Button>
        <Button size="sm" onClick={() => log(true)}>
          A répondu
        </Button>
      </div>
    </section>
  );
}
