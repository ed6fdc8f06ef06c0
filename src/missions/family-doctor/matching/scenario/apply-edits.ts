import type { CandidateDoctor, CandidatePatient } from "../candidates/candidate-input.ts";

/** One « what if ». Doctors are named by their offer. */
export type ScenarioEdit =
  | { kind: "capacity"; doctorId: string; more: number }
  | { kind: "leaves"; doctorId: string }
  | { kind: "arrivals"; patients: readonly CandidatePatient[] }
  | { kind: "home-visits-only" };

/** The volunteers of a scenario; those given are left as they are. Capacity never falls below what is promised. */
export function editDoctors(
  doctors: readonly CandidateDoctor[],
  edits: readonly ScenarioEdit[],
): CandidateDoctor[] {
  return edits.reduce<CandidateDoctor[]>(
    (list, edit) => {
      if (edit.kind === "leaves") return list.filter((one) => one.id !== edit.doctorId);
      if (edit.kind !== "capacity") return list;
      return list.map((one) =>
        one.id === edit.doctorId ? { ...one, capacity: Math.max(one.taken, one.capacity + edit.more) } : one,
      );
    },
    [...doctors],
  );
}

/** A page of the scenario's patients; whoever does not need a home visit is not asked about in « home visits only ». */
export const editPatients = (
  page: readonly CandidatePatient[],
  edits: readonly ScenarioEdit[],
): CandidatePatient[] =>
  page.filter((one) => one.needsHomeVisit || !edits.some((edit) => edit.kind === "home-visits-only"));

/** Those whom the scenario adds, after the register's own. */
export const arrivalsOf = (edits: readonly ScenarioEdit[]): CandidatePatient[] =>
  editPatients(
    edits.flatMap((edit) => (edit.kind === "arrivals" ? edit.patients : [])),
    edits,
  );
