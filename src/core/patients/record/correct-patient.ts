import { type Actor, actsFor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { forbidden, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { accessTo, type CareRelation, type PatientAccess, TREATING } from "../care-relation.ts";
import type { Patient, PatientCorrection } from "../contract.ts";
import { STRICT_TRAITS } from "../identity/identity-steps.ts";
import { changedBy, laterThan, refuseMerged, refuseOlder } from "../identity/open-identity.ts";
import { policy } from "../policy.ts";
import { followMerge } from "../twins/follow-merge.ts";
import { ownDoctorOf, refuseFutureBirth, searchTextOf } from "./create-patient.ts";
import { doctorNameOf } from "./doctor-name-store.ts";
import { findPatient, lockPatient, type PatientRow, updatePatient } from "./patient-store.ts";
import { presentPatient } from "./present-patient.ts";

const TRAITS = [
  "birthFamilyName",
  "usedFamilyName",
  "birthGivenNames",
  "usedGivenName",
  "sex",
  "birthOn",
  "birthPlaceCode",
] as const;

/** Corrects a record. The former traits stay in the audit; who read an older record is told instead of overwriting. */
export async function correctPatient(
  deps: Deps,
  actor: Actor,
  id: string,
  input: PatientCorrection,
  relations: readonly CareRelation[],
): Promise<Patient> {
  refuseFutureBirth(deps, actor, input.birthOn);
  try {
    return await act(deps, actor, async (tx) => {
      await lockPatient(tx, actor.cptsId, id);
      const row = await findPatient(tx, actor.cptsId, id);
      if (!row) throw notFound("access.not-found");
      const now = nowOf(deps);
      const access = await accessTo(tx, actor, await followMerge(tx, row), relations, now);
      authorize(actor, policy.rules["patient.correct"], access);
      refuseBeforeAsking(access);
      refuseOwnHand(actor, row, input, access);
      refuseMerged(row);
      refuseOlder(row, input.readAt);
      const before = presentPatient(row, null);
      const sent = Object.fromEntries(
        Object.entries(input).filter(
          ([field, value]) => value !== undefined && field !== "readAt" && field !== "reason",
        ),
      );
      const after = { ...before, ...sent } as Patient;
      const changed = Object.keys(sent).filter(
        (field) => before[field as keyof Patient] !== after[field as keyof Patient],
      );
      const falls = fallsToProvisional(row, changed, input.reason);
      await updatePatient(tx, actor.cptsId, id, {
        ...columnsOf(after),
        ...(falls ? { identity_status: "PROVISOIRE", ...changedBy(actor, now, input.reason) } : {}),
        updated_at: laterThan(row, now),
      });
      await recordAct(deps, actor, tx, {
        action: "patients.corrected",
        subjectKind: "patient",
        subjectId: id,
        patientId: id,
        ...(input.reason ? { purpose: input.reason } : {}),
        details: {
          fields: changed.join(","),
          ...formerTraits(before, changed),
          ...(falls ? { "former.identityStatus": row.identity_status } : {}),
        },
      });
      const made = (await findPatient(tx, actor.cptsId, id))!;
      return presentPatient(made, await doctorNameOf(tx, actor.cptsId, made.own_doctor_professional_id));
    });
  } catch (error) {
    if (violates(error, "patients_records_own_doctor_fkey"))
      throw invalid("ownDoctorProfessionalId", "Ce médecin n'est pas dans l'annuaire de votre CPTS.");
    throw error;
  }
}

/** A draft is begun by a touch, of anybody found by a search: it does not make anybody answer for a record. */
function refuseBeforeAsking({ onlyToConfirm }: PatientAccess): void {
  if (onlyToConfirm)
    throw forbidden(
      "patients.request-not-sent",
      "Cette fiche se corrige une fois votre demande envoyée ; d'ici là, dites l'erreur au poste d'appel ou à la coordination.",
    );
}

/** The own doctor reads all requests of a patient, for ever: nobody opens that to themselves who neither made the record nor received the patient. */
function refuseOwnHand(
  actor: Actor,
  row: PatientRow,
  { ownDoctorProfessionalId: doctor }: PatientCorrection,
  access: PatientAccess,
): void {
  if (!doctor || doctor === row.own_doctor_professional_id || !actsFor(actor, doctor)) return;
  if (row.created_by === actor.userId || access.relation === TREATING) return;
  throw forbidden(
    "patients.own-doctor-by-own-hand",
    "Vous n'avez pas encore reçu ce patient : demandez au poste d'appel ou à la coordination de vous inscrire comme médecin traitant.",
  );
}

/** What was verified is no longer what is written: the identity begins again, its INS is hidden, and why is kept. */
function fallsToProvisional(row: PatientRow, changed: readonly string[], reason: string): boolean {
  if (row.identity_status === "PROVISOIRE" || !STRICT_TRAITS.some((trait) => changed.includes(trait)))
    return false;
  if (!reason)
    throw invalid(
      "reason",
      "Dites pourquoi : cette identité était vérifiée, et redevient provisoire si vous corrigez ses traits.",
    );
  return true;
}

const columnsOf = (patient: Patient) => ({
  birth_family_name: patient.birthFamilyName,
  used_family_name: patient.usedFamilyName || null,
  birth_given_names: patient.birthGivenNames,
  used_given_name: patient.usedGivenName || null,
  search_text: searchTextOf(patient),
  sex: patient.sex,
  birth_on: patient.birthOn,
  birth_place_code: patient.birthPlaceCode,
  phone: patient.phone,
  email: patient.email,
  address_line: patient.addressLine,
  postal_code: patient.postalCode,
  commune_code: patient.communeCode,
  latitude: patient.latitude,
  longitude: patient.longitude,
  contact_person: patient.contactPerson || null,
  ...ownDoctorOf(patient),
});

/** Identity only: a former phone or address is not history worth keeping for ever. */
const formerTraits = (before: Patient, changed: readonly string[]): Record<string, string | null> =>
  Object.fromEntries(
    TRAITS.filter((trait) => changed.includes(trait)).map((trait) => [`former.${trait}`, before[trait]]),
  );
