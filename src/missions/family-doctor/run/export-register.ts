import { appendAudit } from "../../../platform/audit/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { openRegister } from "../matching/candidates/build-instance.ts";
import type { MatchingInstance } from "../matching/instance/packed-instance.ts";
import { offerDay } from "../offer/offer-words.ts";
import { zoneOf } from "../request/day-of.ts";
import { parseRows } from "./json-text.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { doctorOf, patientOf } from "./snapshot.ts";

/**
 * The present register as an instance without identity (docs/matching-instance.md): ids are running numbers that mean nothing outside
 * the file, and no name, place or situation goes with them. The seed parts volunteers at the same distance, as in a run. The journal of
 * the CPTS keeps that it was taken out.
 * @throws Problem `family-doctor.register-too-big`
 */
export async function exportRegister(deps: Deps, cptsId: string, seed: number): Promise<MatchingInstance> {
  const timeZone = await withTenant(deps.db, cptsId, (tx) => zoneOf(tx, cptsId));
  const { offered, pages } = await withTenant(deps.db, cptsId, (tx) =>
    readSnapshot(tx, cptsId, offerDay(deps, { timeZone })),
  );
  const doctors = parseRows(offered).map(doctorOf);
  const register = openRegister(doctors, seed);
  for (const page of pages) register.add(parseRows(page).map(patientOf));
  const { weight, start, doctor, meters } = register.close();
  await withTenant(deps.db, cptsId, (tx) =>
    appendAudit(tx, deps.auditKey, nowOf(deps), {
      actorUserId: null,
      actorLabel: "Ligne de commande",
      action: "family-doctor.register-exported",
      details: { patients: weight.length, doctors: doctors.length, arcs: doctor.length },
    }),
  );
  return {
    patients: weight.map((one, p) => ({ id: `p${p + 1}`, weight: one })),
    doctors: doctors.map(({ capacity, taken }, d) => ({ id: `d${d + 1}`, capacity: capacity - taken })),
    arcs: weight.flatMap((_, p) =>
      Array.from({ length: start[p + 1]! - start[p]! }, (_unused, i) => ({
        patient: `p${p + 1}`,
        doctor: `d${doctor[start[p]! + i]! + 1}`,
        distanceMeters: meters[start[p]! + i]!,
      })),
    ),
  };
}
