/** Who is in an answer, and with whom; a patient of one answer only is compared as absent from the other. */
export interface ComparedAnswer {
  patients: readonly { id: string; weight: number; doctorId: string | null; distanceMeters: number | null }[];
  doctors: readonly { id: string; capacity: number; taken: number }[];
}

/** Weights from `least` up to the next band's. */
export interface PriorityBand {
  label: string;
  least: number;
}

export interface Sides<T> {
  before: T;
  after: T;
}

export interface Comparison {
  waiting: Sides<number>;
  served: Sides<number>;
  /** null: nobody is served. */
  meanMeters: Sides<number | null>;
  longestMeters: Sides<number | null>;
  bands: ({ label: string } & Record<"waiting" | "served", Sides<number>>)[];
  /** Places promised and proposed / places in all; null where the doctor is not in that answer. By id. */
  doctors: { doctorId: string; load: Sides<{ taken: number; capacity: number } | null> }[];
  /** Of those who are in both. */
  changes: { nowServed: number; noLongerServed: number; otherDoctor: number; same: number };
}

/** Two answers side by side, as a table. Pure. */
export function compareAnswers(
  before: ComparedAnswer,
  after: ComparedAnswer,
  bands: readonly PriorityBand[],
): Comparison {
  const both = <T>(of: (answer: ComparedAnswer) => T): Sides<T> => ({ before: of(before), after: of(after) });
  const sorted = [...bands].sort((a, b) => b.least - a.least);
  const bandOf = (weight: number) => sorted.find((band) => weight >= band.least);
  const ids = [...new Set([...before.doctors, ...after.doctors].map((one) => one.id))].sort();
  const loads = both(loadsOf);
  return {
    waiting: both((one) => one.patients.length),
    served: both((one) => servedOf(one).length),
    meanMeters: both((one) => mean(metersOf(one))),
    longestMeters: both((one) => metersOf(one).reduce<number | null>((a, b) => Math.max(a ?? 0, b), null)),
    bands: sorted.map((band) => ({
      label: band.label,
      waiting: both((one) => one.patients.filter(({ weight }) => bandOf(weight) === band).length),
      served: both((one) => servedOf(one).filter(({ weight }) => bandOf(weight) === band).length),
    })),
    doctors: ids.map((doctorId) => ({
      doctorId,
      load: { before: loads.before.get(doctorId) ?? null, after: loads.after.get(doctorId) ?? null },
    })),
    changes: countChanges(before, after),
  };
}

const servedOf = (answer: ComparedAnswer) => answer.patients.filter((one) => one.doctorId !== null);

const metersOf = (answer: ComparedAnswer): number[] =>
  servedOf(answer).flatMap((one) => (one.distanceMeters === null ? [] : [one.distanceMeters]));

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round(values.reduce((sum, one) => sum + one, 0) / values.length);

function loadsOf(answer: ComparedAnswer): Map<string, { taken: number; capacity: number }> {
  const loads = new Map(answer.doctors.map(({ id, taken, capacity }) => [id, { taken, capacity }]));
  for (const { doctorId } of servedOf(answer)) {
    const load = loads.get(doctorId as string);
    if (load) load.taken += 1;
  }
  return loads;
}

function countChanges(before: ComparedAnswer, after: ComparedAnswer): Comparison["changes"] {
  const was = new Map(before.patients.map((one) => [one.id, one.doctorId]));
  const changes = { nowServed: 0, noLongerServed: 0, otherDoctor: 0, same: 0 };
  for (const { id, doctorId } of after.patients) {
    const earlier = was.get(id);
    if (earlier === undefined) continue;
    if (earlier === doctorId) changes.same++;
    else if (earlier === null) changes.nowServed++;
    else if (doctorId === null) changes.noLongerServed++;
    else changes.otherDoctor++;
  }
  return changes;
}
