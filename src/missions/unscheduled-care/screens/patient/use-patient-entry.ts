import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  ApiProblem,
  dateIn,
  toIsoDate,
  useCpts,
  useDraft,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import { isPhone } from "../client/care-words.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { emptyPatient, type PatientForm, patientProblems } from "./patient-form.ts";
import { type PatientCandidate, patientsClient } from "./patients-client.ts";

/** Who the patient is: typed, looked for among those recorded, then chosen or made. */
export function usePatientEntry(cpts: string, draft: RequestDraft) {
  const today = dateIn(useMinute(), useTimeZone());
  const [id] = useState(() => crypto.randomUUID());
  const kept = useDraft<PatientForm>(`snp.patient.${draft.id}`, emptyPatient(id), { keep: "tab" });
  const form = kept.value;
  const birthOn = toIsoDate(form.birth, today);
  // The name alone finds a patient for the desk only (patients.search): asking earlier would be refused each time somebody types slowly.
  const byNameAlone = useCpts()?.roles.some((role) => role === "operator" || role === "coordinator") ?? false;
  const [problem, setProblem] = useState<unknown>(null);
  const [twins, setTwins] = useState<PatientCandidate[]>([]);
  const [name] = useDebouncedValue(`${form.familyName} ${form.givenNames}`.trim(), 350);
  const search = useQuery({
    queryKey: ["snp", cpts, "patients", name, birthOn],
    queryFn: () => patientsClient.search(cpts, name, birthOn),
    enabled:
      !draft.fields.patientId &&
      (byNameAlone || birthOn !== null) &&
      form.familyName.trim().length >= 2 &&
      name.length >= 2,
    staleTime: 30_000,
  });
  const found = search.data ?? [];
  const candidates = form.noneOfThem ? [] : mergeCandidates(twins, found);

  const choose = (candidate: PatientCandidate) => {
    draft.change({ patientId: candidate.id });
    kept.clear();
  };
  /** Makes the record when there is none yet; the request then names it. Throws what was refused. */
  const settle = async (place: { communeCode: string | null; label: string }): Promise<void> => {
    if (draft.fields.patientId) return;
    setProblem(null);
    const missing = patientProblems(form, birthOn);
    if (missing.length > 0) throw new MissingFields(missing);
    try {
      const made = await patientsClient.create(cpts, toInput(form, birthOn, place));
      draft.change({ patientId: made.id });
      kept.clear();
    } catch (error) {
      if (error instanceof ApiProblem && error.body.code === "patients.likely-twin") {
        kept.patch({ noneOfThem: false });
        setTwins(await patientsClient.search(cpts, `${form.familyName} ${form.givenNames}`, birthOn));
      }
      setProblem(error);
      throw error;
    }
  };
  const { patientId } = draft.fields;
  return {
    form,
    /** What is known of the patient without a record: a sign of gravity takes it along. */
    typed: patientId ? null : typedOf(form),
    patch: kept.patch,
    birthOn,
    today,
    candidates,
    choose,
    settle,
    problem,
    searching: search.isFetching,
  };
}

export type PatientEntry = ReturnType<typeof usePatientEntry>;

/** Something of the form is still to fill: each said beside its field. */
export class MissingFields extends Error {
  readonly fields: readonly { field: string; message: string }[];
  constructor(fields: readonly { field: string; message: string }[]) {
    super(fields[0]?.message);
    this.fields = fields;
  }
}

const typedOf = (form: PatientForm): { name: string; phone: string | null } | null => {
  const name = `${form.familyName.trim()} ${form.givenNames.trim()}`.trim();
  const phone = isPhone(form.phone) ? form.phone : null;
  return name || phone ? { name, phone } : null;
};

const mergeCandidates = (first: readonly PatientCandidate[], then: readonly PatientCandidate[]) =>
  [...first, ...then.filter((one) => !first.some((other) => other.id === one.id))].slice(0, 5);

const toInput = (
  form: PatientForm,
  birthOn: string | null,
  place: { communeCode: string | null; label: string },
) =>
  ({
    id: form.id,
    birthFamilyName: form.familyName.trim(),
    birthGivenNames: form.givenNames.trim(),
    ...(form.usedFamilyName.trim() ? { usedFamilyName: form.usedFamilyName.trim() } : {}),
    sex: form.sex ?? "U",
    birthOn,
    phone: isPhone(form.phone) ? form.phone : null,
    communeCode: place.communeCode,
    ownDoctor: form.ownDoctor ?? "unknown",
    ownDoctorProfessionalId: form.ownDoctor === "yes" ? form.doctor.professionalId : null,
    ownDoctorName: form.ownDoctor === "yes" ? form.doctor.name.trim() || null : null,
    noTwinConfirmed: form.noneOfThem,
  }) as const;
