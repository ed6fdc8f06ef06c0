import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { localDateOf, nowOf } from "../../../platform/time/index.ts";
import type { Patient, PatientInput } from "../contract.ts";
import { doctorNameOf } from "./doctor-name-store.ts";
import { findPatient, insertPatient, type NewPatientRow } from "./patient-store.ts";
import { presentPatient } from "./present-patient.ts";
import { searchPatientRows } from "./search-patient-rows.ts";

/**
 * Makes a record with a provisional identity. A likely twin (same birth date and names alike, or unknown date and the same names)
 * refuses with `patients.likely-twin` until the candidates were shown. The same client-made id twice is one record.
 */
export async function createPatient(
  deps: Deps,
  actor: Actor,
  once: Once,
  input: PatientInput,
): Promise<Patient> {
  refuseFutureBirth(deps, actor, input.birthOn);
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      const known = input.id ? await findPatient(tx, actor.cptsId, input.id) : undefined;
      if (known) {
        if (known.created_by !== actor.userId) throw idTaken();
        return presentPatient(known, await doctorNameOf(tx, actor.cptsId, known.own_doctor_professional_id));
      }
      if (!input.noTwinConfirmed) await refuseTwin(tx, actor.cptsId, input);
      const row = newRow(deps, actor, input);
      if (!(await insertPatient(tx, row))) throw idTaken();
      await recordAct(deps, actor, tx, {
        action: "patients.created",
        subjectKind: "patient",
        subjectId: row.id,
        patientId: row.id,
        details: { noTwinConfirmed: input.noTwinConfirmed },
      });
      const made = (await findPatient(tx, actor.cptsId, row.id))!;
      return presentPatient(made, await doctorNameOf(tx, actor.cptsId, made.own_doctor_professional_id));
    });
  } catch (error) {
    if (violates(error, "patients_records_own_doctor_fkey"))
      throw invalid("ownDoctorProfessionalId", "Ce médecin n'est pas dans l'annuaire de votre CPTS.");
    throw error;
  }
}

const idTaken = () =>
  conflict("patients.id-taken", "Cet enregistrement existe déjà : recommencez la saisie du patient.");

export const searchTextOf = (names: {
  birthFamilyName: string;
  usedFamilyName: string | null;
  birthGivenNames: string;
  usedGivenName: string | null;
}): string =>
  foldText(
    [names.birthGivenNames, names.usedGivenName, names.birthFamilyName, names.usedFamilyName]
      .filter(Boolean)
      .join(" "),
  );

export function refuseFutureBirth(deps: Deps, actor: Actor, birthOn: string | null | undefined): void {
  if (birthOn && birthOn > localDateOf(deps.clock.now(), actor.timeZone).toString())
    throw invalid("birthOn", "La date de naissance ne peut pas être dans l'avenir.");
}

/** Only a doctor who exists may be named: the other two answers carry no name. */
export const ownDoctorOf = (input: {
  ownDoctor: string;
  ownDoctorProfessionalId: string | null;
  ownDoctorName: string | null;
}) =>
  input.ownDoctor === "yes"
    ? {
        own_doctor: "yes",
        own_doctor_professional_id: input.ownDoctorProfessionalId,
        own_doctor_name: input.ownDoctorName || null,
      }
    : { own_doctor: input.ownDoctor, own_doctor_professional_id: null, own_doctor_name: null };

async function refuseTwin(tx: Tx, cptsId: string, input: PatientInput): Promise<void> {
  const folded = foldText(`${input.birthGivenNames} ${input.birthFamilyName}`);
  const rows = await searchPatientRows(tx, cptsId, folded, input.birthOn);
  const twin = rows.some(
    (row) => row.likeness >= (input.birthOn !== null && row.birth_on === input.birthOn ? 0.55 : 0.85),
  );
  if (twin)
    throw conflict(
      "patients.likely-twin",
      "Un patient qui ressemble à celui-ci est déjà enregistré : vérifiez les candidats proposés avant d'en créer un autre.",
    );
}

function newRow(deps: Deps, actor: Actor, input: PatientInput): NewPatientRow & { id: string } {
  const now = nowOf(deps);
  return {
    cpts_id: actor.cptsId,
    id: input.id ?? newId(),
    birth_family_name: input.birthFamilyName,
    used_family_name: input.usedFamilyName || null,
    birth_given_names: input.birthGivenNames,
    used_given_name: input.usedGivenName || null,
    search_text: searchTextOf(input),
    sex: input.sex,
    birth_on: input.birthOn,
    birth_place_code: input.birthPlaceCode,
    phone: input.phone,
    email: input.email,
    address_line: input.addressLine,
    postal_code: input.postalCode,
    commune_code: input.communeCode,
    latitude: input.latitude,
    longitude: input.longitude,
    contact_person: input.contactPerson || null,
    ...ownDoctorOf(input),
    created_by: actor.userId,
    created_at: now,
    updated_at: now,
  };
}
