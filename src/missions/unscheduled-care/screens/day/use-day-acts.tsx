import { type ReactNode, useRef, useState } from "react";
import type { DayBooking } from "../../../../core/agenda/index.ts";
import { offerUndo, ofName, ReasonPrompt, sayDone, sayProblem } from "../../../../design/index.ts";
import { type LineActs, nameOf } from "./booking-line.tsx";
import { dayClient, type Mark } from "./day-client.ts";
import { ReturnDialog } from "./return-dialog.tsx";

const SAID: Record<Exclude<Mark, "undo">, string> = {
  arrived: "est arrivé",
  seen: "a été vu",
  noshow: "n’est pas venu",
};

/** A finger that taps twice leaves the second time within this: it must meet neither the button that takes the first one's place, nor a dialog. */
const DOUBLE_TAP_MS = 500;

/** One gesture at a time for each patient: the second tap is nothing, and the line's buttons rest meanwhile. What `work` returns comes after. */
function useOneAtATime() {
  const running = useRef(new Set<string>());
  const [marking, setMarking] = useState<ReadonlySet<string>>(new Set());
  const once = async (id: string, work: () => Promise<(() => void) | undefined>) => {
    if (running.current.has(id)) return;
    running.current.add(id);
    setMarking(new Set(running.current));
    const [after] = await Promise.all([work(), new Promise((resolve) => setTimeout(resolve, DOUBLE_TAP_MS))]);
    running.current.delete(id);
    setMarking(new Set(running.current));
    after?.();
  };
  return { marking, once };
}

/** `takeBack` where the dialog follows the gesture « Vu ». */
type Returning = { booking: DayBooking; takeBack: (() => Promise<unknown>) | null };

/**
 * The gestures of the day: done at once, taken back for ten seconds. « Vu » opens the return when someone waits for it, and
 * is then taken back there: on a phone the offer at the foot of the screen would lie over the line to write.
 */
export function useDayActs(
  slug: string,
  refresh: () => Promise<unknown>,
  writesReturns: boolean,
): { acts: LineActs; dialogs: ReactNode } {
  const [returning, setReturning] = useState<Returning | null>(null);
  const dropOffer = useRef(() => {});
  const [cancelling, setCancelling] = useState<DayBooking | null>(null);
  const send = async (booking: DayBooking, mark: Mark) => {
    const done = await dayClient.mark(slug, booking.id, mark, booking.version);
    await refresh();
    return done;
  };
  const takeBack = async (booking: DayBooking, version: number) => {
    setReturning(null);
    await send({ ...booking, version }, "undo");
  };
  const { marking, once } = useOneAtATime();
  const mark = async (booking: DayBooking, what: Mark) => {
    try {
      const done = await send(booking, what);
      dropOffer.current();
      const undo = () => takeBack(booking, done.version);
      if (what === "seen" && booking.requestId && writesReturns)
        return () => setReturning({ booking, takeBack: undo });
      if (what === "undo") sayDone(`${nameOf(booking)} : geste repris.`);
      else dropOffer.current = offerUndo(`${nameOf(booking)} ${SAID[what]}.`, undo);
    } catch (error) {
      sayProblem(error);
      await refresh();
    }
    return undefined;
  };
  const dialogs = (
    <>
      {returning && (
        <ReturnDialog
          bookingId={returning.booking.id}
          patient={nameOf(returning.booking)}
          onClose={() => setReturning(null)}
          onTakeBack={returning.takeBack}
          onSend={async (input) => {
            await dayClient.writeReturn(slug, returning.booking.id, input);
            sayDone("Retour envoyé : ceux qui l’attendaient sont prévenus.");
            await refresh();
          }}
        />
      )}
      <ReasonPrompt
        opened={cancelling !== null}
        title={cancelling ? `Annuler le rendez-vous ${ofName(nameOf(cancelling))}` : ""}
        suggestions={["Le patient a rappelé pour annuler.", "Le cabinet doit fermer."]}
        confirmLabel="Annuler le rendez-vous"
        onConfirm={async (reason) => {
          if (!cancelling) return;
          await dayClient.cancel(slug, cancelling.id, cancelling.version, reason);
          await refresh();
        }}
        onClose={() => setCancelling(null)}
      >
        <p>
          La personne qui a demandé ce rendez-vous est prévenue tout de suite, avec votre motif. Appelez le
          patient : il n’est pas prévenu automatiquement.
        </p>
      </ReasonPrompt>
    </>
  );
  return {
    acts: {
      marking,
      mark: (booking, what) => void once(booking.id, () => mark(booking, what)),
      writeReturn: (booking) => setReturning({ booking, takeBack: null }),
      cancel: setCancelling,
    },
    dialogs,
  };
}
