import { tooMany } from "../../../../platform/errors/problems.ts";
import { INSTANCE_LIMITS, orderById, type PackedInstance } from "../instance/packed-instance.ts";
import { tieHashes, tieOf } from "../solve/tie-hash.ts";
import { type CandidateDoctor, type CandidatePatient, NEAREST } from "./candidate-input.ts";
import { findNearest, makeNearest } from "./nearest-candidates.ts";

/** The register and its candidates in the order in which they came. */
export interface BuiltRegister {
  patientIds: string[];
  weight: number[];
  /** Patient p has the candidates `start[p]` to `start[p + 1]`, the nearest first; doctors by their index. */
  start: Int32Array;
  doctor: Int32Array;
  meters: Int32Array;
}

/** Finds the candidates of a register that comes by pages: 50,000 patients never stand in memory as objects. */
export function openRegister(doctors: readonly CandidateDoctor[], seed: number) {
  if (doctors.length > INSTANCE_LIMITS.doctors) throw tooMuch("volontaires", INSTANCE_LIMITS.doctors);
  const lots = tieHashes(
    seed,
    doctors.map((one) => one.id),
  );
  const nearest = makeNearest();
  const built = { patientIds: [] as string[], weight: [] as number[] };
  const starts: number[] = [0];
  const pages: { doctor: Int32Array; meters: Int32Array }[] = [];
  return {
    add(page: readonly CandidatePatient[]): void {
      const [doctor, meters] = [new Int32Array(page.length * NEAREST), new Int32Array(page.length * NEAREST)];
      let count = 0;
      for (const patient of page) {
        const lot = tieHashes(seed, [patient.id]);
        findNearest(nearest, patient, doctors, (d) =>
          tieOf(lot.one[0]!, lot.two[0]!, lots.one[d]!, lots.two[d]!),
        );
        doctor.set(nearest.doctor.subarray(0, nearest.count), count);
        meters.set(nearest.meters.subarray(0, nearest.count), count);
        count += nearest.count;
        starts.push(starts.at(-1)! + nearest.count);
        built.patientIds.push(patient.id);
        built.weight.push(Math.max(1, Math.min(INSTANCE_LIMITS.weight, Math.round(patient.weight))));
      }
      if (built.patientIds.length > INSTANCE_LIMITS.patients)
        throw tooMuch("patients", INSTANCE_LIMITS.patients);
      pages.push({ doctor: doctor.slice(0, count), meters: meters.slice(0, count) });
    },
    close: (): BuiltRegister => ({
      ...built,
      start: Int32Array.from(starts),
      doctor: concat(pages.map((one) => one.doctor)),
      meters: concat(pages.map((one) => one.meters)),
    }),
  };
}

/** The same as an instance, and which patient and doctor each of its lines is. */
export function packRegister(
  register: BuiltRegister,
  doctors: readonly CandidateDoctor[],
): { packed: PackedInstance; patientAt: Int32Array; doctorAt: Int32Array } {
  const patientAt = orderById(register.patientIds);
  const doctorAt = orderById(doctors.map((one) => one.id));
  const rankOf = new Int32Array(doctors.length);
  doctorAt.forEach((d, rank) => {
    rankOf[d] = rank;
  });
  const arcs = register.doctor.length;
  const packed = {
    patientIds: Array.from(patientAt, (p) => register.patientIds[p] as string),
    doctorIds: Array.from(doctorAt, (d) => doctors[d]!.id),
    weight: Int32Array.from(patientAt, (p) => register.weight[p]!),
    capacity: Int32Array.from(doctorAt, (d) =>
      Math.max(0, Math.min(INSTANCE_LIMITS.capacity, doctors[d]!.capacity - doctors[d]!.taken)),
    ),
    arcStart: new Int32Array(patientAt.length + 1),
    arcDoctor: new Int32Array(arcs),
    arcMeters: new Int32Array(arcs),
  };
  let next = 0;
  patientAt.forEach((p, line) => {
    const own = Array.from(
      { length: register.start[p + 1]! - register.start[p]! },
      (_, i) => register.start[p]! + i,
    );
    own.sort((a, b) => rankOf[register.doctor[a]!]! - rankOf[register.doctor[b]!]!);
    for (const arc of own) {
      packed.arcDoctor[next] = rankOf[register.doctor[arc]!]!;
      packed.arcMeters[next++] = register.meters[arc]!;
    }
    packed.arcStart[line + 1] = next;
  });
  return { packed, patientAt, doctorAt };
}

function concat(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, one) => sum + one.length, 0));
  let next = 0;
  for (const part of parts) {
    all.set(part, next);
    next += part.length;
  }
  return all;
}

const tooMuch = (what: string, most: number) =>
  tooMany(
    "family-doctor.matching-too-big",
    `Un calcul prend ${most} ${what} au plus : rien n'a été fait.`,
    0,
  );
