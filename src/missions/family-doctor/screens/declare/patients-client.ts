import { hc } from "hono/client";
import type { Patient, PatientCandidate, PatientRoutes } from "../../../../core/patients/index.ts";
import { apiFetch } from "../../../../design/index.ts";
import { type DeclarationDraft, isPhone } from "./declaration-draft.ts";

const patients = hc<PatientRoutes>("/", { fetch: apiFetch }).api.c[":cpts"].patients;

export type { PatientCandidate };

/** Only what the chosen way needs: what was typed for another way is not kept. */
const contactOf = ({ reachBy, email, addressLine, homePostalCode }: DeclarationDraft) => ({
  ...(reachBy === "mail" && email ? { email: email.trim() } : {}),
  ...(reachBy === "letter"
    ? { addressLine: addressLine?.trim() ?? "", postalCode: homePostalCode || null }
    : {}),
});

export const patientsClient = {
  search: async (cpts: string, name: string, birthOn: string | null): Promise<PatientCandidate[]> =>
    (await (await patients.search.$post({ param: { cpts }, json: { name, birthOn } })).json()).items,
  create: async (cpts: string, draft: DeclarationDraft, birthOn: string | null): Promise<Patient> =>
    (
      await patients.$post({
        param: { cpts },
        json: {
          id: draft.newPatientId,
          birthFamilyName: draft.familyName.trim(),
          birthGivenNames: draft.givenNames.trim(),
          sex: draft.sex ?? "U",
          birthOn,
          phone: isPhone(draft.phone) ? draft.phone : null,
          communeCode: draft.communeCode,
          ...contactOf(draft),
          ownDoctor: "none",
          noTwinConfirmed: draft.noneOfThem,
        },
      })
    ).json(),
};
