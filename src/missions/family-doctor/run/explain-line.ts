import { explainCandidates } from "../matching/candidates/explain-candidates.ts";
import type { MatchingOutcome } from "../matching/run/matching-outcome.ts";
import { rankCandidates, wantedOf } from "../proposal/rank-candidates.ts";
import type { NewLine } from "./run-line-store.ts";
import type { Snapshot } from "./snapshot.ts";

const KEPT = 5;

export interface Worked {
  snapshot: Pick<Snapshot, "patients" | "doctors">;
  outcome: MatchingOutcome;
  seed: number;
  /** Patients given to each doctor by this answer. */
  given: Int32Array;
}

/** How many each doctor is given. */
export function givenOf(outcome: MatchingOutcome, doctors: number): Int32Array {
  const given = new Int32Array(doctors);
  for (const d of outcome.doctorOf) if (d >= 0) given[d]! += 1;
  return given;
}

/** One patient's line of a run: the doctor, the best candidates with their reasons, and why. Pure. */
export function explainLine({ snapshot, outcome, seed, given }: Worked, p: number): NewLine {
  const patient = snapshot.patients[p]!;
  const chosen = outcome.doctorOf[p]!;
  const found = candidatesOf(outcome, p);
  const ranked = rankCandidates(
    found.map(({ doctor, meters }) => {
      const { row, location } = snapshot.doctors[doctor]!;
      return {
        ...row,
        offer_id: row.id,
        distance_meters: patient.location && location ? meters : null,
      };
    }),
    wantedOf(patient.row),
  );
  const chosenId = chosen < 0 ? null : snapshot.doctors[chosen]!.id;
  const mine = ranked.find(({ volunteer }) => volunteer.offer_id === chosenId);
  return {
    requestId: patient.id,
    offerId: chosenId,
    weight: patient.weight,
    meters: mine?.volunteer.distance_meters ?? null,
    candidates: {
      items: ranked
        .filter((one, index) => index < KEPT || one === mine)
        .map(({ volunteer, score, reasons }) => ({
          offerId: volunteer.offer_id,
          capacity: volunteer.capacity,
          taken: volunteer.taken,
          distanceMeters: volunteer.distance_meters,
          score,
          reasons,
        })),
      why:
        chosen >= 0
          ? [...(mine?.reasons ?? []), whyChosen(snapshot, found, chosen, given)]
          : found.length > 0
            ? [whyFull(outcome, found, patient.weight)]
            : whyNobody(snapshot, p, seed),
    },
  };
}

interface Found {
  doctor: number;
  meters: number;
}

const candidatesOf = (
  { candidateStart, candidateDoctor, candidateMeters }: MatchingOutcome,
  p: number,
): Found[] =>
  Array.from({ length: candidateStart[p + 1]! - candidateStart[p]! }, (_, i) => ({
    doctor: candidateDoctor[candidateStart[p]! + i]!,
    meters: candidateMeters[candidateStart[p]! + i]!,
  }));

/**
 * What the order of the terms says: with a nearer doctor who has room, only a more even load can have sent the patient
 * farther, as the weight served would be the same and the metres fewer.
 */
function whyChosen(
  { doctors }: Worked["snapshot"],
  found: readonly Found[],
  chosen: number,
  given: Int32Array,
): string {
  if (found.length === 1) return "Le seul volontaire qui puisse le prendre";
  const meters = found.find((one) => one.doctor === chosen)?.meters ?? 0;
  const nearer = found.filter((one) => one.meters < meters);
  if (nearer.length === 0) return `Le plus proche des ${found.length} volontaires possibles`;
  const full = nearer.filter(
    ({ doctor }) => given[doctor]! >= doctors[doctor]!.capacity - doctors[doctor]!.taken,
  );
  if (full.length < nearer.length)
    return "Un médecin plus proche a de la place : la charge est ainsi plus égale";
  return nearer.length === 1
    ? "Le médecin plus proche donne toutes ses places à d'autres patients"
    : `Les ${nearer.length} médecins plus proches donnent toutes leurs places à d'autres patients`;
}

/** A patient left out weighs no more than the cheapest place among their doctors. */
function whyFull({ placePrice }: MatchingOutcome, found: readonly Found[], weight: number): string {
  const least = found.reduce(
    (low, { doctor }) => Math.min(low, placePrice[doctor]!),
    Number.MAX_SAFE_INTEGER,
  );
  const who =
    found.length === 1
      ? "Le seul volontaire possible donne"
      : `Les ${found.length} volontaires possibles donnent`;
  return `${who} toutes leurs places à des patients dont le poids est de ${least} au moins (le sien : ${weight})`.replace(
    "Le seul volontaire possible donne toutes leurs",
    "Le seul volontaire possible donne toutes ses",
  );
}

/** « 3 médecins : ne fait pas de visite à domicile », the most frequent first. */
function whyNobody({ patients, doctors }: Worked["snapshot"], p: number, seed: number): string[] {
  if (doctors.length === 0) return ["Aucun médecin n'offre de place aujourd'hui"];
  const counts = new Map<string, number>();
  for (const { reason } of explainCandidates(patients[p]!, doctors, seed).setAside)
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "fr"))
    .map(([reason, n]) => `${n} ${n > 1 ? "volontaires" : "volontaire"} : ${reason}`);
}
