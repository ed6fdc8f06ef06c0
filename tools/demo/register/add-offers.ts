import type { Random } from "../rpps-generator/random.ts";
import type { DemoCpts } from "../territory/make-cpts.ts";
import { findVolunteers } from "../territory/open-agendas.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";

const MOST_VOLUNTEERS = 40;

/** What general practitioners offer, entered by phone by the coordination; by professional. */
export async function addOffers(
  app: SimulatedApp,
  cpts: DemoCpts,
  coordinator: string,
  random: Random,
): Promise<number> {
  const doctors = await findVolunteers(app, cpts, MOST_VOLUNTEERS);
  for (const doctor of doctors) {
    const zone = random.pick(["territory", "distance", "distance", "communes"] as const);
    await app.call(coordinator, "POST", `/api/c/${cpts.slug}/family-doctor/offers`, {
      professionalId: doctor.professionalId,
      capacity: 12 + random.below(40),
      zone,
      ...(zone === "distance" ? { maxDistanceMeters: 3_000 + random.below(6) * 1_000 } : {}),
      ...(zone === "communes"
        ? { communeCodes: [...new Set([0, 1, 2].map(() => random.pick(cpts.communeCodes)))] }
        : {}),
      homeVisits: random.percent(35),
      profiles: random.percent(25) ? [random.pick(["ald", "over-70", "child", "homebound"])] : [],
      languages: random.percent(30) ? ["fr", random.pick(["es", "en", "pt"])] : [],
    });
  }
  return doctors.length;
}
