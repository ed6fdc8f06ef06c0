import type { CareRelation } from "../../../core/patients/index.ts";
import { hasBrokenGlass } from "../../../platform/access/break-glass/index.ts";
import { type Actor, actsFor, hasRole } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { type Delays, readDelays } from "./delays.ts";
import type { RequestRow } from "./request-store.ts";

/** What the rights on a request look at. `declarant` wins over `coordination`, which wins over `doctor`. */
export interface RequestAccess {
  relation: "declarant" | "coordination" | "doctor" | null;
  /** The declarant may be of the coordination as well, and the doctor too. */
  alsoCoordination: boolean;
  alsoDoctor: boolean;
  brokenGlass: boolean;
}

export type RelationFacts = Pick<
  RequestRow,
  "declarant_user_id" | "status" | "closed_at" | "end_reason" | "doctor_professional_id"
>;

/** Everything is in the row: no clock, no database. */
export function relationTo(
  actor: Actor,
  row: RelationFacts,
  now: Date,
  memoryDays: number,
): Omit<RequestAccess, "brokenGlass"> {
  const alsoCoordination = hasRole(actor, "coordinator") && isInHand(row, now, memoryDays);
  // The doctor who accepted keeps the story; one whose patient left before is no more concerned.
  const stays = row.status !== "closed" || row.end_reason === "declared";
  const alsoDoctor =
    stays && row.doctor_professional_id !== null && actsFor(actor, row.doctor_professional_id);
  const isDeclarant = row.declarant_user_id === actor.userId;
  return {
    relation: isDeclarant ? "declarant" : alsoCoordination ? "coordination" : alsoDoctor ? "doctor" : null,
    alsoCoordination,
    alsoDoctor,
  };
}

const isInHand = (row: RelationFacts, now: Date, memoryDays: number): boolean =>
  row.status !== "closed" ||
  (row.closed_at !== null && now.getTime() - row.closed_at.getTime() <= memoryDays * 86_400_000);

export async function accessToRequest(
  tx: Tx,
  actor: Actor,
  row: RequestRow,
  now: Date,
  delays?: Delays,
): Promise<RequestAccess> {
  const { "coordination-memory": memory } = delays ?? (await readDelays(tx, now, actor.timeZone));
  const relation = relationTo(actor, row, now, memory);
  const brokenGlass =
    relation.relation === null &&
    ((await hasBrokenGlass(tx, actor, "request", row.id, now)) ||
      (row.patient_id !== null && (await hasBrokenGlass(tx, actor, "patient", row.patient_id, now))));
  return { ...relation, brokenGlass };
}

export const RELATION_WORDS = {
  declarant: "a déclaré le patient en recherche de médecin traitant",
  coordination: "coordination de la recherche d'un médecin traitant",
  doctor: "médecin traitant de la demande",
} as const;

// Opened by error, or twice: it never made a relation between who declared it and the patient.
const VOID = ["mistake", "twin"];

const recordFacts = (row: RelationFacts): RelationFacts =>
  row.status === "closed" && VOID.includes(row.end_reason ?? "") ? { ...row, declarant_user_id: null } : row;

/** What this mission answers when the patients' slice asks why somebody may know a patient. */
export const familyDoctorRelation: CareRelation = async (tx, actor, patientId, now) => {
  const rows = await tx
    .selectFrom("mt_requests")
    .select(["declarant_user_id", "status", "closed_at", "end_reason", "doctor_professional_id"])
    .where("cpts_id", "=", actor.cptsId)
    .where("patient_id", "=", patientId)
    .orderBy("created_at", "desc")
    .limit(20)
    .execute();
  for (const row of rows) {
    // The record itself: the coordination while the request is open, not beyond.
    const { relation } = relationTo(actor, recordFacts(row), now, -1);
    if (relation) return RELATION_WORDS[relation];
  }
  return null;
};
