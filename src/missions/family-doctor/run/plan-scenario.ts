import { formatPlainDate } from "../../../platform/time/index.ts";
import type { CandidatePatient } from "../matching/candidates/candidate-input.ts";
import {
  arrivalsOf,
  editDoctors,
  editPatients,
  type ScenarioEdit,
} from "../matching/scenario/apply-edits.ts";
import type { RunEdit } from "./run-contract.ts";
import type { Communes, Snapshot, SnapshotDoctor } from "./snapshot.ts";

/** The register of a « what if »; the snapshot is left as it is. Who arrives has a running number, no request. Pure. */
export function planScenario(
  { patients, doctors, communes }: Snapshot,
  edits: readonly RunEdit[],
): { patients: CandidatePatient[]; doctors: SnapshotDoctor[] } {
  const planned = edits.map((edit, index) => scenarioEdit(edit, index, communes));
  const byId = new Map(doctors.map((one) => [one.id, one]));
  return {
    patients: [...editPatients(patients, planned), ...arrivalsOf(planned)],
    doctors: editDoctors(doctors, planned).map((one) => {
      const before = byId.get(one.id)!;
      return { ...before, ...one, offered: before.offered + one.capacity - before.capacity };
    }),
  };
}

function scenarioEdit(edit: RunEdit, index: number, communes: Communes): ScenarioEdit {
  if (edit.kind === "home-visits-only") return edit;
  if (edit.kind === "capacity") return { kind: "capacity", doctorId: edit.offerId, more: edit.more };
  if (edit.kind === "leaves") return { kind: "leaves", doctorId: edit.offerId };
  const place = communes.get(edit.communeCode);
  const location =
    place?.latitude == null || place.longitude === null
      ? null
      : { latitude: place.latitude, longitude: place.longitude };
  return {
    kind: "arrivals",
    patients: Array.from({ length: edit.count }, (_, i) => ({
      id: `arrival-${index}-${i}`,
      weight: edit.weight,
      communeCode: edit.communeCode,
      location,
      needsHomeVisit: edit.needsHomeVisit,
      refusedBy: [],
      excluded: [],
    })),
  };
}

/** Each edit as a French sentence. */
export function sayEdits(
  edits: readonly RunEdit[],
  names: ReadonlyMap<string, string>,
  communes: ReadonlyMap<string, { name: string }>,
): string[] {
  const doctor = (id: string) => names.get(id) ?? "Un médecin qui n'offre plus de place";
  return edits.map((edit) => {
    if (edit.kind === "home-visits-only") return "Seuls les patients à voir à domicile";
    if (edit.kind === "leaves")
      return `${doctor(edit.offerId)} ne prend plus personne à partir du ${formatPlainDate(edit.onOn)}`;
    if (edit.kind === "capacity")
      return `${doctor(edit.offerId)} : ${Math.abs(edit.more)} place${Math.abs(edit.more) > 1 ? "s" : ""} de ${edit.more < 0 ? "moins" : "plus"}`;
    const where = communes.get(edit.communeCode)?.name ?? edit.communeCode;
    const one = edit.count === 1;
    return `${edit.count} patient${one ? "" : "s"} de plus à ${where}, de poids ${edit.weight}${edit.needsHomeVisit ? ", à voir à domicile" : ""}`;
  });
}
