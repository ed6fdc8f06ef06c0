import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { offerUndo, sayDone, sayProblem } from "../../../design/index.ts";
import type { Agenda, AgendaChange, ChangePreview, UndoPreview } from "../contract.ts";
import { agendaClient } from "./agenda-client.ts";
import { ChangeDialog, type Decision } from "./change-dialog.tsx";
import { agendaKey } from "./use-agenda.ts";

type Asked = { change: AgendaChange; preview: ChangePreview; after: (() => void) | undefined };

export type ProposeOptions = {
  /** Shows what will change even when no booking is concerned: for rules, whose effect is not in sight. */
  read?: boolean;
  after?: () => void;
};

export type ChangeControl = {
  /** Asks the server what the change would do; applies it at once when nobody is concerned, else shows it first. Throws a refusal. */
  propose: (change: AgendaChange, options?: ProposeOptions) => Promise<void>;
  /** The same for a gesture: a refusal is said at the foot of the screen. */
  tryOut: (change: AgendaChange, options?: ProposeOptions) => void;
  undo: (changeId: string) => Promise<void>;
  /** What taking it back would do. */
  foreseeUndo: (changeId: string) => Promise<UndoPreview>;
  busy: boolean;
  dialog: ReactNode;
};

/** One way for every change of an agenda: foreseen, decided when bookings are concerned, done, and undone for ten seconds. */
export function useChange(slug: string, agenda: Agenda): ChangeControl {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [busy, setBusy] = useState(false);
  const onBehalf = !agenda.own;
  const { professionalId } = agenda;
  const refresh = () => queries.invalidateQueries({ queryKey: agendaKey(slug, professionalId) });

  const undo = async (changeId: string) => {
    const done = await agendaClient.undo(slug, changeId, onBehalf);
    sayDone(done.sentence);
    await refresh();
  };
  const apply = async (change: AgendaChange, decision: Decision) => {
    const done = await agendaClient.make(
      slug,
      professionalId,
      { change, onBehalf, ...decision },
      crypto.randomUUID(),
    );
    await refresh();
    const inSight = change.kind === "slot.close" || change.kind === "slot.move";
    const said = inSight ? done.what : done.sentence;
    offerUndo(done.byJob ? `${said} Les créneaux suivent dans la minute.` : said, () => undo(done.changeId));
  };
  const propose = async (change: AgendaChange, { read = false, after }: ProposeOptions = {}) => {
    setBusy(true);
    try {
      const preview = await agendaClient.foresee(slug, professionalId, change, onBehalf);
      if (preview.bookingCount > 0 || read) return setAsked({ change, preview, after });
      await apply(change, { keepBookingIds: [], cancelBookingIds: [], cancelReason: "" });
      after?.();
    } finally {
      setBusy(false);
    }
  };
  const dialog = asked && (
    <ChangeDialog
      preview={asked.preview}
      onClose={() => setAsked(null)}
      onConfirm={async (decision) => {
        await apply(asked.change, decision);
        setAsked(null);
        asked.after?.();
      }}
    />
  );
  const tryOut = (change: AgendaChange, options?: ProposeOptions) =>
    void propose(change, options).catch(sayProblem);
  const foreseeUndo = (changeId: string) => agendaClient.foreseeUndo(slug, changeId, onBehalf);
  return { propose, tryOut, undo, foreseeUndo, busy, dialog };
}
