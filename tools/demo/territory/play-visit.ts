import type { Random } from "../rpps-generator/random.ts";
import type { DemoCpts } from "./make-cpts.ts";
import type { Played } from "./play-request.ts";
import type { SimulatedApp } from "./simulated-app.ts";

const LINES = [
  "Examen rassurant, traitement simple.",
  "Contrôle dans une semaine si pas d'amélioration.",
  "Ordonnance remise, conseils donnés.",
  "",
] as const;

/** The doctor of the host CPTS, who acts for every agenda there (as their office would): arrived, seen, what came of it. */
export async function playVisit(
  app: SimulatedApp,
  host: DemoCpts,
  userId: string,
  played: Played,
  random: Random,
): Promise<void> {
  if (!played.appointment) return;
  const base = `/api/c/${host.slug}`;
  const mark = async (which: string, version: number) =>
    (
      (await app.call(userId, "POST", `${base}/agenda/bookings/${played.appointment?.bookingId}/${which}`, {
        version,
      })) as { version: number }
    ).version;
  const chance = random.below(100);
  if (chance < 5) {
    await mark("noshow", 1);
    await app.call(
      userId,
      "POST",
      `${base}/unscheduled-care/bookings/${played.appointment.bookingId}/return`,
      { outcome: "noshow", line: "" },
    );
    return;
  }
  const arrived = await mark("arrived", 1);
  await mark("seen", arrived);
  // One return in eight is never written: it is chased, then shown to the coordinator.
  if (random.percent(12)) return;
  const outcome = random.percent(88) ? "seen" : random.pick(["redirected", "hospital", "advice"]);
  await app.call(userId, "POST", `${base}/unscheduled-care/bookings/${played.appointment.bookingId}/return`, {
    outcome,
    line: random.pick(LINES),
  });
}
