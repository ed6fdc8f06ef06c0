import { appendAudit } from "../../../platform/audit/index.ts";
import { cptsOf, newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { searchTextOf } from "./create-patient.ts";
import { insertPatient } from "./patient-store.ts";

/** What somebody outside the CPTS says of a person: the public page, a list. */
export interface ProvisionalPatient {
  birthFamilyName: string;
  usedFamilyName: string | null;
  birthGivenNames: string;
  sex: "F" | "M" | "U";
  birthOn: string | null;
  phone: string | null;
  email: string | null;
  addressLine: string;
  postalCode: string | null;
  communeCode: string | null;
}

/**
 * A record of its own, provisional, in the caller's transaction, without looking for a twin: the answer to somebody outside must not
 * tell that a person is known. Twins are sought afterwards (`twins/`) and merged by a person. @returns its id
 */
export async function recordProvisional(
  deps: Deps,
  tx: Tx,
  input: ProvisionalPatient,
  source: string,
): Promise<string> {
  const now = nowOf(deps);
  const id = newId();
  await insertPatient(tx, {
    cpts_id: cptsOf(tx),
    id,
    birth_family_name: input.birthFamilyName,
    used_family_name: input.usedFamilyName || null,
    birth_given_names: input.birthGivenNames,
    used_given_name: null,
    search_text: searchTextOf({ ...input, usedGivenName: null }),
    sex: input.sex,
    birth_on: input.birthOn,
    phone: input.phone,
    email: input.email,
    address_line: input.addressLine,
    postal_code: input.postalCode,
    commune_code: input.communeCode,
    own_doctor: "none",
    created_by: null,
    created_at: now,
    updated_at: now,
  });
  await appendAudit(tx, deps.auditKey, now, {
    action: "patients.created",
    actorUserId: null,
    actorLabel: source,
    subjectKind: "patient",
    subjectId: id,
    patientId: id,
    details: { noTwinConfirmed: false },
  });
  return id;
}
