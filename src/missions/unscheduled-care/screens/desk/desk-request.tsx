import { useEffect, useRef } from "react";
import { ErrorState, Loading } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { useRequestDraft } from "../draft/use-request-draft.ts";
import { UrgentBody } from "../urgent/urgent-body.tsx";
import { useRaisedSigns } from "../urgent/use-raised-signs.ts";
import { type CommandsRef, useCommands } from "./desk-commands.ts";
import { focusIn } from "./focus-column.ts";
import { ProposalColumn } from "./proposal-column.tsx";
import { SheetColumn } from "./sheet-column.tsx";

type DeskRequestProps = {
  cpts: string;
  id: string;
  isNew: boolean;
  commands: CommandsRef;
  onSaved: () => void;
  onProposals: () => void;
  onClose: () => void;
};

/** As long as a sign touched by a slip can be taken back. */
const SLIP_MS = 10_000;

/** A word typed one field too early raises a sign by its first letter: the next ones must not leave for a new call. */
function useUrgentKeys(
  commands: CommandsRef,
  urgent: ReturnType<typeof useRaisedSigns>,
  request: Request | undefined,
): void {
  const justRaised = urgent && (request?.status !== "urgent" || request.undo !== null);
  useCommands(commands, justRaised ? { staysUntil: urgent.seenAt + SLIP_MS } : {});
  const stops = urgent !== null;
  useEffect(() => {
    if (stops) document.querySelector<HTMLElement>(".snp-desk-urgent [data-autofocus]")?.focus();
  }, [stops]);
}

/** The two columns of the call that is open; a sign of gravity takes both. */
export function DeskRequest({ cpts, id, isNew, commands, onSaved, onProposals, onClose }: DeskRequestProps) {
  const draft = useRequestDraft(cpts, id, isNew);
  const urgent = useRaisedSigns(cpts, draft);
  const proposals = useRef<HTMLElement>(null);
  // The caller is already speaking: a new call is typed at once, without a way through the queue.
  useEffect(() => {
    if (isNew) focusIn("fiche");
  }, [isNew]);
  useUrgentKeys(commands, urgent, draft.request);
  if (draft.loading)
    return (
      <div data-column="fiche">
        <Loading what="la demande" shape="form" />
      </div>
    );
  if (draft.error && !draft.request)
    return (
      <div data-column="fiche">
        <ErrorState error={draft.error} onRetry={draft.reload} />
      </div>
    );
  if (urgent)
    return (
      <div className="snp-desk-urgent" data-column="fiche">
        <UrgentBody
          cpts={cpts}
          requestId={id}
          request={draft.request}
          typed={draft.fields.typedPatient}
          signs={urgent.signs}
          seenAt={urgent.seenAt}
          onUndone={draft.reload}
          onDecided={(request) => {
            draft.reload();
            if (request.status === "closed") onClose();
          }}
        />
      </div>
    );
  return (
    <>
      <SheetColumn
        cpts={cpts}
        draft={draft}
        commands={commands}
        onSubmitted={() => {
          onSaved();
          onProposals();
          requestAnimationFrame(() => proposals.current?.focus());
        }}
      />
      <ProposalColumn
        ref={proposals}
        cpts={cpts}
        request={draft.request}
        commands={commands}
        onChanged={draft.reload}
      />
    </>
  );
}
