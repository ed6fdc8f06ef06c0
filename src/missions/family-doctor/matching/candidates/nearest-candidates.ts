import { type CandidateDoctor, type CandidatePatient, NEAREST, UNKNOWN_METERS } from "./candidate-input.ts";
import { metersBetween, refusePair } from "./refuse-pair.ts";

/** The nearest candidates of one patient; the first `count` of both arrays hold them. Reused from one patient to the next. */
export interface Nearest {
  count: number;
  /** Index among the doctors. */
  doctor: Int32Array;
  meters: Int32Array;
  /** What parts volunteers at the same distance. */
  lot: Float64Array;
}

export const makeNearest = (): Nearest => ({
  count: 0,
  doctor: new Int32Array(NEAREST),
  meters: new Int32Array(NEAREST),
  lot: new Float64Array(NEAREST),
});

/**
 * Keeps the 15 nearest volunteers for whom every hard condition holds. At the same distance lots are drawn for each pair:
 * by the order of ids, all patients of a village would see the same fifteen doctors of the next town, and never the others.
 */
export function findNearest(
  nearest: Nearest,
  patient: CandidatePatient,
  doctors: readonly CandidateDoctor[],
  lotOf: (doctor: number) => number,
): void {
  nearest.count = 0;
  for (let d = 0; d < doctors.length; d++) {
    const doctor = doctors[d]!;
    if (isClearlyFarther(nearest, patient, doctor) || refusePair(patient, doctor) !== null) continue;
    const meters = metersBetween(patient, doctor) ?? UNKNOWN_METERS;
    if (nearest.count < NEAREST || meters <= nearest.meters[NEAREST - 1]!)
      insert(nearest, d, meters, lotOf(d));
  }
}

/** Once fifteen are kept, most volunteers are too far by their latitude alone: 50,000 × 500 in 1 s instead of 6. */
function isClearlyFarther(
  { count, meters }: Nearest,
  { location }: CandidatePatient,
  doctor: CandidateDoctor,
): boolean {
  if (count < NEAREST || !location || !doctor.location) return false;
  // A degree of latitude is 111,195 m on the sphere of platform/geo; a metre more than rounding could hide.
  return Math.abs(location.latitude - doctor.location.latitude) * 111_194 > meters[NEAREST - 1]! + 1;
}

/** By insertion, from the farthest. */
function insert(nearest: Nearest, d: number, meters: number, lot: number): void {
  let hole = nearest.count;
  if (hole < NEAREST) nearest.count++;
  while (hole > 0 && isNearer(meters, lot, nearest.meters[hole - 1]!, nearest.lot[hole - 1]!)) {
    if (hole < NEAREST) {
      nearest.doctor[hole] = nearest.doctor[hole - 1]!;
      nearest.meters[hole] = nearest.meters[hole - 1]!;
      nearest.lot[hole] = nearest.lot[hole - 1]!;
    }
    hole--;
  }
  if (hole >= NEAREST) return;
  nearest.doctor[hole] = d;
  nearest.meters[hole] = meters;
  nearest.lot[hole] = lot;
}

const isNearer = (meters: number, lot: number, otherMeters: number, otherLot: number): boolean =>
  meters < otherMeters || (meters === otherMeters && lot < otherLot);
