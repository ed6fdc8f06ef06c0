import type { MatchingOutcome } from "../matching/run/matching-outcome.ts";
import type { ComparedAnswer } from "../matching/scenario/compare-answers.ts";
import { givenOf } from "./explain-line.ts";
import type { AnswerSummary } from "./run-contract.ts";
import type { Communes, Snapshot, SnapshotDoctor } from "./snapshot.ts";

interface Answer {
  patients: readonly Pick<Snapshot["patients"][number], "id" | "weight" | "communeCode">[];
  doctors: readonly SnapshotDoctor[];
  communes: Communes;
  outcome: MatchingOutcome;
}

/** Whom an answer serves, per doctor and per commune; no patient stands in it. Pure. */
export function summariseAnswer({ patients, doctors, communes, outcome }: Answer): AnswerSummary {
  const given = givenOf(outcome, doctors.length);
  const { served, weight, loadCost, distanceMeters } = outcome;
  return {
    waiting: patients.length,
    served,
    weightSum: weight,
    loadCost,
    distanceSum: distanceMeters,
    meanMeters: served === 0 ? null : Math.round(distanceMeters / served),
    longestMeters: served === 0 ? null : outcome.metersOf.reduce((a, b) => Math.max(a, b), 0),
    doctors: doctors
      .map((one, d) => ({
        offerId: one.id,
        professionalName: one.name,
        capacity: one.offered,
        taken: one.taken,
        given: given[d]!,
        left: one.capacity - one.taken,
      }))
      .sort((a, b) => a.professionalName.localeCompare(b.professionalName, "fr")),
    communes: byCommune(patients, communes, outcome),
    unserved: whyUnserved(outcome),
  };
}

function byCommune(
  patients: Answer["patients"],
  communes: Communes,
  { doctorOf }: MatchingOutcome,
): AnswerSummary["communes"] {
  const counts = new Map<string | null, { waiting: number; served: number }>();
  patients.forEach(({ communeCode }, p) => {
    const one = counts.get(communeCode) ?? { waiting: 0, served: 0 };
    one.waiting++;
    if (doctorOf[p]! >= 0) one.served++;
    counts.set(communeCode, one);
  });
  return [...counts]
    .map(([communeCode, count]) => {
      const place = communeCode ? communes.get(communeCode) : undefined;
      return {
        communeCode,
        communeName: place?.name ?? "Commune inconnue",
        latitude: place?.latitude ?? null,
        longitude: place?.longitude ?? null,
        ...count,
      };
    })
    .sort((a, b) => b.waiting - a.waiting || a.communeName.localeCompare(b.communeName, "fr"))
    .slice(0, 1_000);
}

function whyUnserved({ doctorOf, candidateStart }: MatchingOutcome): AnswerSummary["unserved"] {
  let [nobody, full] = [0, 0];
  doctorOf.forEach((d, p) => {
    if (d >= 0) return;
    if (candidateStart[p] === candidateStart[p + 1]) nobody++;
    else full++;
  });
  return [
    {
      why: "Leurs volontaires possibles donnent toutes leurs places à des patients plus prioritaires",
      count: full,
    },
    {
      why: "Aucun volontaire ne peut les prendre : zone, visites à domicile, refus ou places",
      count: nobody,
    },
  ]
    .filter((one) => one.count > 0)
    .sort((a, b) => b.count - a.count);
}

/** The same answer for `compareAnswers`. */
export const comparedAnswer = ({ patients, doctors, outcome }: Omit<Answer, "communes">): ComparedAnswer => ({
  patients: patients.map(({ id, weight }, p) => ({
    id,
    weight,
    doctorId: outcome.doctorOf[p]! < 0 ? null : doctors[outcome.doctorOf[p]!]!.id,
    distanceMeters: outcome.metersOf[p]! < 0 ? null : outcome.metersOf[p]!,
  })),
  doctors: doctors.map(({ id, capacity, taken }) => ({ id, capacity, taken })),
});
