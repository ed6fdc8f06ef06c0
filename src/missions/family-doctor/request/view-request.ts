import { type BookedPlace, findBooking } from "../../../core/agenda/index.ts";
import { doctorNameOf, findPatient } from "../../../core/patients/index.ts";
import { listCommunes } from "../../../core/reference/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { allowedTo } from "./allowed-steps.ts";
import { listExclusions } from "./exclusion-store.ts";
import { listUserLabels } from "./people-store.ts";
import { presentLine } from "./present-line.ts";
import { findRank } from "./rank-store.ts";
import { accessToRequest } from "./request-access.ts";
import type { AgreedHow, Request } from "./request-contract.ts";
import type { RequestRow } from "./request-store.ts";
import { AGREED_WORDS } from "./request-words.ts";
import { presentSituation } from "./situation-columns.ts";
import { findUndoable } from "./undoable-step.ts";

/** After how many attempts in vain closing is proposed (issue: « unreachable ×3 »). */
export const ATTEMPTS_BEFORE_CLOSING = 3;

/** The request as the actor sees it: the caller has already checked that they may. */
export async function viewOf(deps: Deps, actor: Actor, tx: Tx, row: RequestRow): Promise<Request> {
  const now = nowOf(deps);
  const rules = await ensurePublishedRules(tx, row.cpts_id, now);
  const patient = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
  const labels = await listUserLabels(tx, [row.overruled_by, row.agreement_taken_by]);
  const [commune] = row.commune_code ? await listCommunes(tx, [row.commune_code]) : [];
  const extras = {
    patient: patient ?? null,
    communeName: commune?.name ?? null,
    doctorName: await doctorNameOf(tx, row.cpts_id, row.doctor_professional_id),
    overrulerLabel: row.overruled_by ? (labels.get(row.overruled_by) ?? null) : null,
    ...(await findRank(tx, row)),
  };
  const booking = row.booking_id ? await findBooking(tx, row.cpts_id, row.booking_id) : undefined;
  const access = await accessToRequest(tx, actor, row, now);
  const exclusions = await listExclusions(tx, row.cpts_id, row.id);
  return {
    ...presentLine(row, extras, rules.content),
    ...presentSteps(row),
    familyDoctorName: await doctorNameOf(tx, row.cpts_id, row.family_professional_id),
    appointment: booking && row.appointment_on ? presentPlace(booking.place as unknown as BookedPlace) : null,
    patientPhone: patient?.phone ?? null,
    agreement: presentAgreement(row, labels),
    exclusions: exclusions.map((one) => ({
      id: one.id,
      professionalId: one.professional_id,
      professionalName: `${one.given_name} ${one.family_name}`.trim(),
      reason: one.reason,
      at: one.at.toISOString(),
    })),
    can: allowedTo(actor, row, access),
    undo: await findUndoable(tx, actor, row, access, now),
  };
}

const presentPlace = ({
  startsAt,
  modality,
  siteName,
  siteAddress,
}: BookedPlace): Request["appointment"] => ({ startsAt, modality, siteName, siteAddress });

const presentAgreement = (row: RequestRow, labels: Map<string, string>): Request["agreement"] =>
  row.agreed_at && {
    at: row.agreed_at.toISOString(),
    how: row.agreed_how as AgreedHow | null,
    howLabel: row.agreed_how ? AGREED_WORDS[row.agreed_how as AgreedHow] : "",
    byLabel: row.agreement_taken_by ? (labels.get(row.agreement_taken_by) ?? null) : null,
  };

const presentSteps = (row: RequestRow) => ({
  situation: presentSituation(row),
  carer:
    row.asked_by_carer && row.carer_name !== null ? { name: row.carer_name, phone: row.carer_phone } : null,
  hasFollowCode: row.follow_code_hash !== null,
  postalCode: row.postal_code,
  doctorProfessionalId: row.doctor_professional_id,
  bookingId: row.booking_id,
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  toldAt: row.told_at?.toISOString() ?? null,
  declaredOn: row.declared_on,
  endNote: row.end_note,
  closedAt: row.closed_at?.toISOString() ?? null,
  updatedAt: row.updated_at.toISOString(),
  closingProposed: row.status !== "closed" && row.unreachable_count >= ATTEMPTS_BEFORE_CLOSING,
});
