import type { AssignedPair } from "../audit/check-assignment.ts";
import type { PackedInstance } from "./packed-instance.ts";

export interface NamedAssignment {
  /** By patient's id. */
  assignment: (AssignedPair & { distanceMeters: number })[];
  /** Ids of the patients that no doctor takes. */
  leftOut: string[];
}

/** The answer of the solver in the words of the instance. */
export function nameAssignment(packed: PackedInstance, doctorOf: Int32Array): NamedAssignment {
  const named: NamedAssignment = { assignment: [], leftOut: [] };
  packed.patientIds.forEach((patient, p) => {
    const doctor = doctorOf[p]!;
    if (doctor < 0) {
      named.leftOut.push(patient);
      return;
    }
    let arc = packed.arcStart[p]!;
    while (packed.arcDoctor[arc] !== doctor) arc++;
    named.assignment.push({
      patient,
      doctor: packed.doctorIds[doctor] as string,
      distanceMeters: packed.arcMeters[arc]!,
    });
  });
  return named;
}
