/** A booking whose patient should have been seen and whose return of information is awaited. */
export type AwaitedReturn = {
  bookingId: string;
  /** When the visit was over: marked seen, or the end of the slot. */
  endedAt: Temporal.Instant;
  returnedAt: Temporal.Instant | null;
  chasedAt: Temporal.Instant | null;
  escalatedAt: Temporal.Instant | null;
};

/** Delays are the CPTS's own settings, in hours after the visit. */
export type ChaseThresholds = { chaseAfterHours: number; escalateAfterHours: number };

export type Chase = { bookingId: string; to: "professional" | "coordinator"; sentence: string };

/**
 * Which reminders are due at `now`: the professional first, the coordinator later, each once. A booking past both delays that
 * was never chased is chased first and escalated at the next run: nobody is reported before having been asked.
 * Throws RangeError when the thresholds are not 0 < chase < escalate.
 */
export function pickChases(
  awaited: readonly AwaitedReturn[],
  now: Temporal.Instant,
  { chaseAfterHours, escalateAfterHours }: ChaseThresholds,
): Chase[] {
  if (!(chaseAfterHours > 0 && escalateAfterHours > chaseAfterHours))
    throw new RangeError(
      "Les délais de relance doivent être positifs, celui du coordinateur après celui du professionnel.",
    );
  return awaited.flatMap((one): Chase[] => {
    const hours = (now.epochMilliseconds - one.endedAt.epochMilliseconds) / 3_600_000;
    if (one.returnedAt !== null || one.escalatedAt !== null || hours < chaseAfterHours) return [];
    if (one.chasedAt === null) {
      const sentence = "Dites en dix secondes ce qu'il est advenu du patient que vous avez reçu.";
      return [{ bookingId: one.bookingId, to: "professional", sentence }];
    }
    if (hours < escalateAfterHours) return [];
    const sentence = `Aucun retour ${Math.floor(hours)} heures après la consultation, malgré une relance.`;
    return [{ bookingId: one.bookingId, to: "coordinator", sentence }];
  });
}
