import type { Tx } from "../../../platform/db/index.ts";
import { tooMany } from "../../../platform/errors/problems.ts";
import type { CandidateDoctor, CandidatePatient } from "../matching/candidates/candidate-input.ts";
import { doctorName, type OfferDay } from "../offer/offer-words.ts";
import {
  countWaiting,
  listCommunes,
  listOffered,
  listWaitingPage,
  type OfferedRow,
  readOneInstant,
  type WaitingRow,
} from "./snapshot-store.ts";

const MOST_PATIENTS = 50_000;
const MOST_OFFERS = 2_000;
const PAGE = 1_000;

export interface SnapshotDoctor extends CandidateDoctor {
  name: string;
  /** As offered; `capacity` is what is taken plus what may be given today. */
  offered: number;
  row: OfferedRow;
}

export type Communes = Awaited<ReturnType<typeof listCommunes>>;

/** The register at one instant: who waits, who offers. About 25 MB for 50,000 patients. */
export interface Snapshot {
  patients: (CandidatePatient & { row: WaitingRow })[];
  doctors: SnapshotDoctor[];
  communes: Communes;
}

/**
 * Reads the register at one instant, in a transaction of its own that has read nothing before.
 * @throws Problem `family-doctor.register-too-big` beyond 50,000 who wait.
 */
export async function readSnapshot(
  tx: Tx,
  cptsId: string,
  day: Pick<OfferDay, "today" | "monthStart">,
  alsoCommunes: readonly string[] = [],
): Promise<Snapshot> {
  await readOneInstant(tx);
  if ((await countWaiting(tx, cptsId)) > MOST_PATIENTS) throw tooBig();
  const doctors = (await listOffered(tx, cptsId, day, MOST_OFFERS)).map(doctorOf);
  const patients: Snapshot["patients"] = [];
  for (let after: string | null = null; ; ) {
    const page: WaitingRow[] = await listWaitingPage(tx, cptsId, after, PAGE);
    patients.push(...page.map(patientOf));
    if (page.length < PAGE) break;
    after = page.at(-1)!.id;
  }
  const codes = new Set(alsoCommunes);
  for (const { communeCode } of patients) if (communeCode) codes.add(communeCode);
  return { patients, doctors, communes: await listCommunes(tx, [...codes]) };
}

function doctorOf(row: OfferedRow): SnapshotDoctor {
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

const patientOf = (row: WaitingRow): Snapshot["patients"][number] => ({
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

const tooBig = () =>
  tooMany(
    "family-doctor.register-too-big",
    "Plus de 50 000 patients attendent : un calcul ne les prend pas tous. Rien n'a été changé ; prévenez l'administration.",
    0,
  );
