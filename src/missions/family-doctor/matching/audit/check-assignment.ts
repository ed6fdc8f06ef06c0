/** One patient given to one doctor; whoever is left out is not in the list. */
export interface AssignedPair {
  patient: string;
  doctor: string;
}

export interface AssignmentCheck {
  /** No pair breaks a rule. It says nothing of the optimum: that is for another solver to say. */
  ok: boolean;
  /** French, 20 at most. */
  problems: string[];
  served: number;
  weight: number;
  loadCost: number;
  distanceMeters: number;
}

interface Instance {
  patients: readonly { id: string; weight: number }[];
  doctors: readonly { id: string; capacity: number }[];
  arcs: readonly { patient: string; doctor: string; distanceMeters: number }[];
}

/**
 * Counts an assignment again from the instance as it is written (docs/matching-instance.md). It shares nothing with the
 * solver, not even the formula of the load, so that a mistake of one cannot hide in the other.
 */
export function checkAssignment(instance: Instance, pairs: readonly AssignedPair[]): AssignmentCheck {
  const problems: string[] = [];
  const doctorOf = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const { patient, doctor } of pairs) {
    if (doctorOf.has(patient)) problems.push(`« ${patient} » est confié deux fois`);
    doctorOf.set(patient, doctor);
    taken.set(doctor, (taken.get(doctor) ?? 0) + 1);
  }
  let distanceMeters = 0;
  const allowed = new Set<string>();
  for (const arc of instance.arcs)
    if (doctorOf.get(arc.patient) === arc.doctor) {
      distanceMeters += arc.distanceMeters;
      allowed.add(arc.patient);
    }
  for (const [patient, doctor] of doctorOf)
    if (!allowed.has(patient)) problems.push(`« ${patient} » ne peut pas aller chez « ${doctor} »`);
  let weight = 0;
  for (const { id, weight: one } of instance.patients) if (allowed.has(id)) weight += one;
  let loadCost = 0n;
  for (const { id, capacity } of instance.doctors) {
    const load = taken.get(id) ?? 0;
    if (load > capacity) problems.push(`« ${id} » reçoit ${load} patients pour ${capacity} places`);
    else for (let k = 1; k <= load; k++) loadCost += costOfTheNth(BigInt(k), BigInt(capacity));
  }
  return {
    ok: problems.length === 0,
    problems: problems.slice(0, 20),
    served: allowed.size,
    weight,
    loadCost: Number(loadCost),
    distanceMeters,
  };
}

/** round(1000·(2k − 1)/c) with halves up, as ⌊(2·1000·(2k − 1) + c) / 2c⌋ over integers of any size. */
const costOfTheNth = (k: bigint, c: bigint): bigint => (2n * 1000n * (2n * k - 1n) + c) / (2n * c);
