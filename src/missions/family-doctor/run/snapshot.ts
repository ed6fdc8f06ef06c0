import type { CandidateDoctor, CandidatePatient } from "../matching/candidates/candidate-input.ts";
import { doctorName } from "../offer/offer-words.ts";
import type { OfferedRow, PlaceRow, WaitingRow } from "./snapshot-store.ts";

export interface SnapshotDoctor extends CandidateDoctor {
  name: string;
  /** As offered; `capacity` is what is taken plus what may be given today. */
  offered: number;
  row: OfferedRow;
}

export type SnapshotPatient = CandidatePatient & { row: WaitingRow };

export type Communes = ReadonlyMap<string, PlaceRow>;

/** The register at one instant: who waits, who offers. About 40 MB for 50,000 patients. */
export interface Snapshot {
  patients: SnapshotPatient[];
  doctors: SnapshotDoctor[];
  communes: Communes;
}

export function doctorOf(row: OfferedRow): SnapshotDoctor {
  const left = Math.min(
    row.capacity - row.taken,
    row.per_month === null ? Number.POSITIVE_INFINITY : Math.max(0, row.per_month - row.of_month),
  );
  return {
    id: row.id,
    professionalId: row.professional_id,
    name: doctorName(row),
    offered: row.capacity,
    capacity: row.taken + left,
    taken: row.taken,
    zone: row.zone,
    communeCodes: row.commune_codes,
    maxDistanceMeters: row.max_distance_meters,
    location: placeOf(row),
    homeVisits: row.home_visits,
    row,
  };
}

export const patientOf = (row: WaitingRow): SnapshotPatient => ({
  id: row.id,
  weight: row.weight,
  communeCode: row.commune_code,
  location: placeOf(row),
  needsHomeVisit: row.needs_home_visit === true,
  refusedBy: row.refused_by,
  excluded: row.excluded,
  row,
});

const placeOf = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }) =>
  latitude === null || longitude === null ? null : { latitude, longitude };
