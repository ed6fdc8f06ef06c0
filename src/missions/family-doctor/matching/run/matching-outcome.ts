/** The answer for a register, patients and doctors in the order in which they were given. */
export interface MatchingOutcome {
  /** Index of the doctor, −1: nobody. */
  doctorOf: Int32Array;
  /** −1: nobody. */
  metersOf: Int32Array;
  /** Patient p had the candidates `candidateStart[p]` to `candidateStart[p + 1]`, the nearest first. */
  candidateStart: Int32Array;
  candidateDoctor: Int32Array;
  candidateMeters: Int32Array;
  /** What a place at each doctor costs: 0 where there is room, else the weight that would be left out instead. */
  placePrice: Int32Array;
  served: number;
  weight: number;
  loadCost: number;
  distanceMeters: number;
  elapsedMs: number;
}
