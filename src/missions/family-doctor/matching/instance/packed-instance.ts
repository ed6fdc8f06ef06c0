/** An instance of the matching as people write it: ids are free text, everything else whole numbers. */
export interface MatchingInstance {
  patients: readonly { id: string; weight: number }[];
  doctors: readonly { id: string; capacity: number }[];
  arcs: readonly { patient: string; doctor: string; distanceMeters: number }[];
}

/**
 * The same instance as arrays of numbers, in one order whatever the order in which it was written: patients by id, doctors
 * by id (UTF-16 code units), the arcs of a patient by doctor. Patient p has the arcs `arcStart[p]` to `arcStart[p + 1]`.
 */
export interface PackedInstance {
  patientIds: readonly string[];
  doctorIds: readonly string[];
  weight: Int32Array;
  capacity: Int32Array;
  arcStart: Int32Array;
  arcDoctor: Int32Array;
  arcMeters: Int32Array;
}

/**
 * What keeps every sum of costs an exact integer below 2^53 (see solve/least-cost.ts) and the memory bounded.
 * A distance of 1,000 km is farther than any candidate; a weight is a rank of priority, not a measure.
 */
export const INSTANCE_LIMITS = {
  patients: 100_000,
  doctors: 2_000,
  arcs: 3_000_000,
  weight: 1_000_000,
  capacity: 100_000,
  distanceMeters: 1_000_000,
  idLength: 100,
} as const;

/** Ids are taken as unique and arcs as naming them, once each: `parseInstance` sees to it. */
export function packInstance(instance: MatchingInstance): PackedInstance {
  const patients = [...instance.patients].sort((a, b) => compareIds(a.id, b.id));
  const doctors = [...instance.doctors].sort((a, b) => compareIds(a.id, b.id));
  const patientAt = new Map(patients.map((one, index) => [one.id, index]));
  const doctorAt = new Map(doctors.map((one, index) => [one.id, index]));
  const ends = instance.arcs.map((arc) => ({
    patient: patientAt.get(arc.patient) as number,
    doctor: doctorAt.get(arc.doctor) as number,
    meters: arc.distanceMeters,
  }));
  ends.sort((a, b) => a.patient - b.patient || a.doctor - b.doctor);
  const arcStart = new Int32Array(patients.length + 1);
  for (const { patient } of ends) arcStart[patient + 1]! += 1;
  for (let p = 0; p < patients.length; p++) arcStart[p + 1]! += arcStart[p]!;
  return {
    patientIds: patients.map((one) => one.id),
    doctorIds: doctors.map((one) => one.id),
    weight: Int32Array.from(patients, (one) => one.weight),
    capacity: Int32Array.from(doctors, (one) => one.capacity),
    arcStart,
    arcDoctor: Int32Array.from(ends, (one) => one.doctor),
    arcMeters: Int32Array.from(ends, (one) => one.meters),
  };
}

/** Indexes of the ids in their order. */
export const orderById = (ids: readonly string[]): Int32Array =>
  Int32Array.from(ids, (_, i) => i).sort((a, b) => compareIds(ids[a] as string, ids[b] as string));

/** Not by the language of the machine: the order must be the same everywhere. */
const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
