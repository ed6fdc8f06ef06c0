import { hc } from "hono/client";
import type {
  Patient,
  PatientCandidate,
  PatientCorrection,
  PatientInput,
  PatientRoutes,
} from "../../../../core/patients/index.ts";
import { apiFetch } from "../../../../design/index.ts";

const patients = hc<PatientRoutes>("/", { fetch: apiFetch }).api.c[":cpts"].patients;

export type { Patient, PatientCandidate };
/** What a new record may hold; what is absent takes the contract's default. */
export type NewPatient = Pick<
  PatientInput,
  "birthFamilyName" | "birthGivenNames" | "sex" | "birthOn" | "phone" | "noTwinConfirmed"
> &
  Partial<PatientInput>;

export const patientsClient = {
  search: async (cpts: string, name: string, birthOn: string | null): Promise<PatientCandidate[]> =>
    (await (await patients.search.$post({ param: { cpts }, json: { name, birthOn } })).json()).items,
  create: async (cpts: string, json: NewPatient): Promise<Patient> =>
    (await patients.$post({ param: { cpts }, json })).json(),
  read: async (cpts: string, id: string): Promise<Patient> =>
    (await patients[":id"].$get({ param: { cpts, id }, query: { purpose: "orientation" } })).json(),
  correct: async (cpts: string, id: string, json: Partial<PatientCorrection> & { readAt: string }) =>
    (await patients[":id"].$patch({ param: { cpts, id }, json })).json(),
};
