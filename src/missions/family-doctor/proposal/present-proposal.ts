import { type PatientRow, usualName } from "../../../core/patients/index.ts";
import { type Actor, actsFor, hasRole } from "../../../platform/access/index.ts";
import { formatPlainDate } from "../../../platform/time/index.ts";
import { doctorName, UNDO_HOURS } from "../offer/offer-words.ts";
import type { Proposal } from "./proposal-contract.ts";
import type { ListedProposal } from "./proposal-list-store.ts";
import { ageLabel, REFUSAL_WORDS, STATUS_WORDS } from "./proposal-words.ts";

/** `patient` is given only when the doctor has accepted and this person may know. */
export function presentProposal(
  actor: Actor,
  row: ListedProposal,
  now: Date,
  patient: PatientRow | null,
): Proposal {
  const status = row.status as Proposal["status"];
  const refusal = row.refusal as Proposal["refusal"];
  const undo = undoUntil(row, now);
  return {
    id: row.id,
    requestId: row.request_id,
    reference: row.reference,
    offerId: row.offer_id,
    professionalId: row.professional_id,
    professionalName: doctorName(row),
    status,
    statusLabel: STATUS_WORDS[status],
    distanceMeters: row.distance_meters,
    why: mayKnow(actor, row) ? (row.why as string[]) : [],
    proposedAt: row.proposed_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredHow: row.answered_how as Proposal["answeredHow"],
    refusal,
    refusalLabel: refusal ? REFUSAL_WORDS[refusal] : null,
    refusalNote: row.refusal_note,
    situation: {
      ...(mayKnow(actor, row) ? healthOf(row) : NOTHING),
      communeName: row.commune_name,
      waitingSince: row.waiting_since.toISOString(),
    },
    patient: patient && presentPatient(patient),
    can: {
      ...allowed(actor, row, now),
      undo: undo !== null && mayAnswer(actor, row),
    },
    undoUntil: undo,
  };
}

// A doctor who is no longer asked, and did not accept, has no reason to follow the patient's health.
const mayKnow = (actor: Actor, row: ListedProposal): boolean =>
  hasRole(actor, "coordinator") || row.status === "sent" || row.status === "accepted";

type Health = Omit<Proposal["situation"], "communeName" | "waitingSince">;

const NOTHING: Health = {
  ageBand: null,
  ageLabel: "",
  needsHomeVisit: null,
  languages: [],
  criteria: [],
  wish: "",
};

const healthOf = (row: ListedProposal): Health => ({
  ageBand: row.age_band,
  ageLabel: ageLabel(row.age_band),
  needsHomeVisit: row.needs_home_visit,
  languages: row.request_languages,
  criteria: criteriaOf(row),
  wish: row.wish,
});

const presentPatient = (patient: PatientRow): Proposal["patient"] => ({
  id: patient.id,
  ...usualName(patient),
  birthOn: patient.birth_on,
  phone: patient.phone,
});

const mayAnswer = (actor: Actor, row: ListedProposal): boolean =>
  hasRole(actor, "coordinator") || actsFor(actor, row.professional_id);

function allowed(actor: Actor, row: ListedProposal, now: Date): Omit<Proposal["can"], "undo"> {
  const coordinates = hasRole(actor, "coordinator");
  return {
    send: coordinates && row.status === "proposed",
    answer: mayAnswer(actor, row) && row.status === "sent" && row.expires_at !== null && row.expires_at > now,
    withdraw: coordinates && (row.status === "proposed" || row.status === "sent"),
  };
}

function undoUntil(row: ListedProposal, now: Date): string | null {
  if (!row.answered_at || !["accepted", "refused"].includes(row.status)) return null;
  if (row.status === "accepted" && row.request_status !== "accepted") return null;
  if (
    row.status === "refused" &&
    (row.refusal_stands || !["waiting", "proposed"].includes(row.request_status))
  )
    return null;
  const until = new Date(row.answered_at.getTime() + UNDO_HOURS * 3_600_000);
  return until > now ? until.toISOString() : null;
}

// What helps to foresee the follow-up. Not the rights to care (C2S, AME): a refusal on their account is unlawful, and
// knowing them changes nothing in the care.
const criteriaOf = (row: ListedProposal): string[] => [
  ...(row.ald ? ["Affection de longue durée"] : []),
  ...(row.disability ? ["Handicap"] : []),
  ...(row.pregnancy ? ["Grossesse"] : []),
  ...(row.homebound ? ["Ne se déplace plus"] : []),
  ...(row.isolated ? ["Personne isolée"] : []),
  ...(row.treatment_ends_on
    ? [`Traitement à renouveler avant le ${formatPlainDate(row.treatment_ends_on)}`]
    : []),
  ...(row.left_hospital_on ? [`Sortie d'hôpital le ${formatPlainDate(row.left_hospital_on)}`] : []),
];
