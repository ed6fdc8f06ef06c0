import { conflict } from "../../../platform/errors/problems.ts";

/**
 * Days during which a change is taken back with one click: the week in which a slip shows. Later, patients were oriented on what
 * stands and colleagues know it by heart; the rule itself is then corrected, as any other change, its bookings decided one by one.
 */
export const UNDO_DAYS = 7;

/** The last instant at which a change made `at` may be taken back; null when it has passed. */
export function undoUntil(at: Date, now: Date): Date | null {
  const until = new Date(at.getTime() + UNDO_DAYS * 86_400_000);
  return now <= until ? until : null;
}

/** Refuses to take back what was taken back already, or was done too long ago. */
export function refuseUndo(change: { at: Date; undone_at: Date | null }, now: Date): void {
  if (change.undone_at) throw conflict("agenda.already-undone", "Ce changement est déjà annulé.");
  if (undoUntil(change.at, now) === null)
    throw conflict(
      "agenda.too-late-to-undo",
      `Ce changement date de plus de ${UNDO_DAYS} jours : il ne s'annule plus d'un geste. Corrigez plutôt la plage, l'ouverture ou l'absence elle-même ; vous lirez ce qui change avant de confirmer.`,
    );
}
